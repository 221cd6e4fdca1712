import { z } from 'zod';
import { Language } from '../language/language.js';
import { Zone } from '../time/zone.js';
import type { NetworkCode } from './network.js';

/** A word by which the Secretariat groups networks: `champion`, `pilot-2027`. */
export const Tag = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u, 'a tag is letters, figures and hyphens, at most 40');
export type Tag = z.infer<typeof Tag>;

/** Whether a list holds this tag: people write one with a capital letter and the next without. */
export function hasTag(tags: readonly Tag[], tag: Tag): boolean {
  return tags.some((one) => one.toLowerCase() === tag.toLowerCase());
}

/** ISO weekdays that are free, 1 Monday to 7 Sunday. */
export const Weekend = z.array(z.number().int().min(1).max(7)).max(6).transform((days) => [...new Set(days)].sort());

/** How many of each a network can have. */
export const MOST = { zones: 20, tags: 30 } as const;

/** What the Secretariat has set for a network; null where what ships holds. */
export const NetworkSettings = z.object({
  /** The first is the clock of its reminders. */
  zones: z.array(Zone).min(1).max(MOST.zones).nullable().default(null),
  languages: z.array(Language).min(1).max(6).nullable().default(null),
  weekend: Weekend.nullable().default(null),
  tags: z.array(Tag).max(MOST.tags).default([]),
});
export type NetworkSettings = z.infer<typeof NetworkSettings>;

/** A network in the registry: whether the Secretariat has confirmed that it exists, and what it has set for it. */
export interface NetworkEntry extends NetworkSettings {
  readonly code: NetworkCode;
  readonly isConfirmed: boolean;
}

/** A network of which the Secretariat has said nothing. */
export function untouchedEntry(code: NetworkCode): NetworkEntry {
  return { code, isConfirmed: false, zones: null, languages: null, weekend: null, tags: [] };
}
