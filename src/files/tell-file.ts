import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';

/** Why a file that somebody sent is not taken, each by the text that says what to do instead. */
export const REFUSALS = [
  'practices.file-too-big', 'practices.file-locked', 'practices.file-not-word', 'practices.file-not-ours', 'practices.file-other-form', 'files.not-fetched', 'files.not-read',
  'letters.refused-too-big', 'letters.refused-empty', 'letters.refused-other-kind', 'letters.refused-misnamed', 'letters.refused-locked', 'letters.refused-damaged', 'letters.refused-not-text', 'letters.refused-no-text', 'letters.refused-too-long',
] as const satisfies readonly MessageKey[];
export const Refusal = z.enum(REFUSALS);
export type Refusal = z.infer<typeof Refusal>;

/** A file is not taken. */
export const refusedFile = sayable('files.refused', z.object({ why: Refusal }), ({ why }, { words }: Facts): Message => ({ ...said(words, why), refusal: true }));

/** It is no draft from here: its dates are checked, as those of a letter. Said above what they are. */
export const readAsLetter = sayable('files.as-letter', z.object({}), (_args, { words }: Facts): Message => said(words, 'files.as-letter'));

/** What is said of files whatever is in them. */
export const fileSayables = [refusedFile, readAsLetter];

function said(words: Words, key: MessageKey): Message {
  const text = words.say(key);
  return { text, language: words.language, about: [], blocks: [paragraph(text)] };
}
