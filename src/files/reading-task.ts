import { z } from 'zod';
import { FileReading } from '../chat/files.js';
import { Form } from '../chat/form.js';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What is asked of a file's bytes: what the file is; or, once that is known, what a draft says in the places of its form. */
export const ReadingTask = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('what'), name: z.string(), bytes: Bytes }),
  z.object({ ask: z.literal('draft'), bytes: Bytes, form: Form }),
]);
export type ReadingTask = z.infer<typeof ReadingTask>;

/** What was found. `marked`: it comes from this draft, whose form is needed to read on. */
export const FileFound = z.discriminatedUnion('kind', [...FileReading.options, z.object({ kind: z.literal('marked'), draft: z.string().max(100) })]);
export type FileFound = z.infer<typeof FileFound>;

/** Reads the bytes of a file. Nothing in it is run, opened or fetched. Never rejects: a file with which reading comes to no end is refused. */
export type ReadBytes = (task: ReadingTask) => Promise<FileFound>;
