import { createHash } from 'node:crypto';
import { LANGUAGES } from '../language/language.js';
import type { Content } from './broadcast.js';

/** Names one text with all that is approved with it: the same content gives the same hash, whatever the order of its keys. */
export function contentHash({ title, language, texts, audience, milestones, buttons }: Content): string {
  const ordered = [title, language, LANGUAGES.map((one) => texts[one] ?? null), Object.entries(audience).sort(), milestones, buttons];
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}
