import type { Milestone } from '../roadmap/milestone.js';
import { EVERYTHING, type Choice, type Extra } from './subscription.js';

/** A conversation as far as it decides which milestones are its own. */
export interface Standpoint {
  readonly regions: readonly string[];
  readonly network: string | null;
  readonly subscription?: { readonly choice: Choice; readonly also: readonly Extra[] };
}

type Chosen = Pick<Milestone, 'id' | 'region' | 'network' | 'kind' | 'audience' | 'deadline'>;

/** What was chosen, and what has reminders of its own. Another network's own dates never. */
export function concerns(standpoint: Standpoint, milestone: Chosen): boolean {
  return isChosen(standpoint, milestone) || (isSeen(standpoint, milestone) && standpoint.subscription?.also.some((one) => one.milestone === milestone.id) === true);
}

/** Global ones, those of its review regions, and its own; of these what was chosen. Another network's own never. */
export function isChosen(standpoint: Standpoint, milestone: Chosen): boolean {
  if (!isSeen(standpoint, milestone)) return false;
  const { kinds, places, audience, deadlinesOnly, only } = standpoint.subscription?.choice ?? EVERYTHING;
  if (only !== null) return milestone.id === only;
  if (deadlinesOnly && !isDeadline(milestone)) return false;
  if (kinds.length > 0 && !kinds.includes(milestone.kind)) return false;
  if (audience.length > 0 && !milestone.audience.some((one) => audience.includes(one))) return false;
  return places.length > 0 ? places.includes(placeOf(milestone)) : isNear(standpoint, milestone);
}

function isSeen({ network }: Standpoint, milestone: Chosen): boolean {
  return milestone.network === null || milestone.network === network;
}

function isDeadline({ deadline, kind }: Pick<Milestone, 'deadline' | 'kind'>): boolean {
  return deadline || kind === 'deadline';
}

function placeOf({ network, region }: Pick<Milestone, 'network' | 'region'>): string {
  return network === null ? region : 'own';
}

function isNear({ regions }: Standpoint, { network, region }: Pick<Milestone, 'network' | 'region'>): boolean {
  return network !== null || region === 'global' || regions.includes(region);
}
