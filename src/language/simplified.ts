import { readFileSync } from 'node:fs';
import { z } from 'zod';

const HAN = /\p{Script=Han}/gu;

/** A character of Taiwan or Hong Kong → the one of the mainland. */
export const SIMPLIFIED = readTable();

/** Chinese in simplified characters, one for one: 聽證會 is 听证会. Other letters stay, and so do places in the text. */
export function simplified(text: string): string {
  return text.replace(HAN, (character) => SIMPLIFIED.get(character) ?? character);
}

function readTable(): ReadonlyMap<string, string> {
  const file = z.object({ traditional: z.string(), simplified: z.string() }).parse(JSON.parse(readFileSync(new URL('./simplified.json', import.meta.url), 'utf8')));
  const plain = Array.from(file.simplified);
  return new Map(Array.from(file.traditional, (character, at) => [character, plain[at] ?? character]));
}
