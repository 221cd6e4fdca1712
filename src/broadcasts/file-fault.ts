import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';

/** Something that is wrong with a file, where it stands: its line (from 1) and, where it is in the head, the field. */
export interface FileFault {
  readonly line: number;
  readonly field: string | null;
  readonly text: MessageKey;
  /** What stands there, or what was expected, as the text needs it. */
  readonly said: string;
}

/** Makes a fault of a line; `said` is cut to what a message can show. */
export function fault(line: number, field: string | null, text: MessageKey, said = ''): FileFault {
  return { line, field, text, said: said.slice(0, 120) };
}

/** A fault in words: where it stands, and what is wrong there. */
export function faultText({ line, field, text, said }: FileFault, words: Words): string {
  const what = words.say(text, { said: isolate(said, words.language) });
  return field === null ? words.say('broadcast.file-fault', { line, text: what }) : words.say('broadcast.file-fault-field', { line, field: isolate(field, words.language), text: what });
}
