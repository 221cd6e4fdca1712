import type { Milestone } from '../roadmap/milestone.js';
import type { ByLanguage } from './translation.js';

/** A milestone that is found by its names in every language: its own aliases, translated titles and theirs. */
export function withNames(milestone: Milestone, names: ByLanguage | undefined): Milestone {
  if (names === undefined) return milestone;
  const aliases: Partial<Record<string, readonly string[]>> = { ...milestone.aliases };
  for (const { language, title, aliases: more } of Object.values(names)) {
    aliases[language] = [...new Set([...(aliases[language] ?? []), ...(title === null ? [] : [title]), ...more])];
  }
  return { ...milestone, aliases };
}
