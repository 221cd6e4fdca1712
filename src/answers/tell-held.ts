import { tellDate } from '../language/dates.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { nameMilestone } from './names.js';

/** "A change to 17 May is being checked; until it is released, the date is 10 May." Undefined where none is. */
export function tellHeld(milestone: Milestone, { ledger, words }: Facts): string | undefined {
  const held = ledger.held.get(milestone.id);
  if (held === undefined) return undefined;
  const dates = { from: tellDate(milestone, words.language), to: tellDate(held, words.language) };
  if (held.kind === 'cancel') return words.say('answer.held-cancel', dates);
  return words.say(held.kind === 'confirm' ? 'answer.held-confirm' : 'answer.held-move', dates);
}

/** The same for a list: each with the name of what it is about. */
export function tellHeldAmong(milestones: readonly Milestone[], facts: Facts): string[] {
  return milestones.flatMap((milestone) => {
    const told = tellHeld(milestone, facts);
    return told === undefined ? [] : [facts.words.say('answer.held-of', { name: nameMilestone(milestone, facts), told })];
  });
}
