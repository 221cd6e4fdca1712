import { z } from 'zod';
import { Language } from '../language/language.js';
import type { Account, ConversationAddress } from './conversation.js';

const FileName = z.string().min(1).max(120);

/** Most dates of one file. */
export const MOST_DATES = 10;

/** A draft as a Word file, by its id. */
export const OfferedDraft = z.object({ draft: z.string().min(1).max(60), name: FileName });
export type OfferedDraft = z.infer<typeof OfferedDraft>;

/** Dates as a calendar file, by the ids of their milestones. */
export const OfferedDates = z.object({ milestones: z.array(z.string().min(1).max(100)).min(1).max(MOST_DATES), language: Language, name: FileName });
export type OfferedDates = z.infer<typeof OfferedDates>;

/** A file that a message offers. What is in it is written when somebody gets it, never kept with the message. */
export const OfferedFile = z.union([OfferedDraft, OfferedDates]);
export type OfferedFile = z.infer<typeof OfferedFile>;

/** A file that somebody sent to the bot, before it was fetched. `source` is the platform's own way to it. */
export const SharedFile = z.object({ name: z.string().max(500), sizeBytes: z.number().min(0).nullable(), source: z.string().max(4_000) });
export type SharedFile = z.infer<typeof SharedFile>;

/** Largest file that is taken, in bytes. */
export const LARGEST_TAKEN_BYTES = 10_000_000;

/** Most files of one message that are looked at. */
export const MOST_FILES = 5;

/** What a file turned out to be. Nobody has looked yet whether its sender may write in the draft that it names. */
export const FileReading = z.discriminatedUnion('kind', [
  /** A draft that comes back: what it says of itself, and the text of each field. */
  z.object({
    kind: z.literal('draft'), draft: z.string().max(100), formVersion: z.number().int(),
    fields: z.record(z.string(), z.object({ revision: z.number().int().min(0), sum: z.string().max(64) })), texts: z.record(z.string(), z.string()),
  }),
  z.object({ kind: z.literal('letter'), text: z.string().max(300_000), sentOn: z.string().max(20).nullable() }),
  /** Not read; `why` is a word of the house. */
  z.object({ kind: z.literal('refused'), why: z.string().max(60) }),
]);
export type FileReading = z.infer<typeof FileReading>;

/** A file as it was read. */
export const ReadFile = z.object({ name: z.string().max(500), reading: FileReading });
export type ReadFile = z.infer<typeof ReadFile>;

/** What came of fetching a shared file. `later`: it may be tried again. */
export type FetchedFile =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly why: 'too-big' | 'not-fetched' };

/** The core's desk for files, as adapters see it: what a draft or dates look like as a file, and what a file turns out to be. */
export interface FileDesk {
  /** The file as it stands now; undefined where the draft is gone, the account may not write in it there, or the dates are not seen there. */
  write(file: OfferedFile, account: Account, address: ConversationAddress): Promise<Uint8Array | undefined>;
  /** Reads a file. Nothing in it is run, opened or fetched. Never throws for what a person can send. */
  read(name: string, bytes: Uint8Array): Promise<FileReading>;
}
