import type { Milestone } from '../roadmap/milestone.js';
import type { ByLanguage } from './translation.js';

// All milestones are read for every message, and stay the same objects until one changes: each is put together with its names once.
const whole = new WeakMap<Milestone, { readonly names: ByLanguage; readonly milestone: Milestone }>();

/** A milestone that is found by its names in every language: its own aliases, translated titles and theirs. The same for the same two. */
export function withNames(milestone: Milestone, names: ByLanguage | undefined): Milestone {
  if (names === undefined) return milestone;
  const known = whole.get(milestone);
  if (known?.names === names) return known.milestone;
  const named = addNames(milestone, names);
  whole.set(milestone, { names, milestone: named });
  return named;
}

function addNames(milestone: Milestone, names: ByLanguage): Milestone {
  const aliases: Partial<Record<string, readonly string[]>> = { ...milestone.aliases };
  for (const { language, title, aliases: more } of Object.values(names)) {
    aliases[language] = [...new Set([...(aliases[language] ?? []), ...(title === null ? [] : [title]), ...more])];
  }
  return { ...milestone, aliases };
}
