import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { NetworkCode } from './network.js';

const OtherNames = z.object({ sources: z.string() }).catchall(z.array(z.string().min(1)));
const names = OtherNames.parse(JSON.parse(readFileSync(new URL('./other-names.json', import.meta.url), 'utf8')));

/** What a country is called beside its name in `Intl.DisplayNames`: short, former and other spellings, in any language. */
export function otherNamesOf(code: NetworkCode): readonly string[] {
  const held = names[code];
  return Array.isArray(held) ? held : [];
}
