import { saysInAny } from '../answers/turns/words.js';
import type { Heard } from '../people/heard.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import { MOST_OFFSETS, readOffsets } from './offsets.js';
import { isEverything, type Wish } from './read-wish.js';
import type { ReminderTools } from './subscribe.js';
import { EVERYTHING, type Extra, type Subscription } from './subscription.js';

/** A wish that leans on what was just told: `which` where several dates were, and none of them is "that". */
export type Leaning = { readonly kind: 'wish'; readonly wish: Wish } | { readonly kind: 'which'; readonly milestones: readonly MilestoneId[] };

/**
 * "Remind us two weeks before that": the one milestone that was told within ten minutes. What was set for others stays as it is.
 * Undefined where the wish is whole: it names dates, or all of them, or is typed bare (`remind 14d`), or nothing was told.
 */
export async function leanWish(wish: Wish, text: string, { turn, facts, conversation }: Heard, { tx }: Pick<ReminderTools, 'tx'>): Promise<Leaning | undefined> {
  const told = (turn?.milestones ?? []).filter((id) => facts.ledger.byId.has(id));
  const [milestone, ...others] = told;
  const isWhole = !isEverything(wish.manner.choice) || readOffsets(text) !== undefined || saysInAny('all', text);
  if (milestone === undefined || isWhole) return undefined;
  if (others.length > 0) return { kind: 'which', milestones: told };
  const set = await tx.reminders.findSubscription(conversation.id);
  const alone: Wish = { ...wish, manner: { ...wish.manner, choice: { ...EVERYTHING, only: milestone } } };
  return { kind: 'wish', wish: set === undefined ? alone : besideOthers(set, { milestone, offsetsDays: [...wish.offsetsDays] }, wish) };
}

function besideOthers({ offsetsDays, choice, onWorkingDays, mostADay, also }: Subscription, { milestone, offsetsDays: wanted }: Extra, { hour }: Wish): Wish {
  // Where it is the only one that was chosen, its offsets are those of the choice, and what has offsets of its own are others.
  const isOnly = choice.only === milestone;
  const before = [...(isOnly ? offsetsDays : []), ...also.filter((extra) => extra.milestone === milestone).flatMap((extra) => extra.offsetsDays)];
  const own = [...new Set([...wanted, ...before])].slice(0, MOST_OFFSETS).sort((one, other) => other - one);
  const others = also.filter((extra) => extra.milestone !== milestone);
  const manner = { choice, onWorkingDays, mostADay, also: isOnly ? others : [...others, { milestone, offsetsDays: own }] };
  return { offsetsDays: isOnly ? own : offsetsDays, hour, manner };
}
