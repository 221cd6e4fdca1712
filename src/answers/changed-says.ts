import { z } from 'zod';
import { sayable, type Spoken } from '../chat/saying.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type FormerDate, type Milestone } from '../roadmap/milestone.js';
import { checkedLine, dated, heldOf, listed, LONGEST_LIST, moreLine, plain } from './answer-message.js';
import { nameMilestone } from './names.js';

const Milestones = z.object({ milestones: z.array(MilestoneId) });

/** Whether a date was moved: what it was and why, then how it stands now. */
export const changed = sayable('answer.changed', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const [first] = heldOf(ids, facts);
  if (first === undefined) return plain([facts.words.say('answer.changed-nothing')], facts);
  const former = formerOf(first, facts);
  return dated([first], facts, former.length === 0 ? [facts.words.say('answer.changed-never')] : former.flatMap((one) => wasLines(one, facts)));
});

/** All that has moved since a day: old and new of each. */
export const whatChanged = sayable('answer.what-changed', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const all = heldOf(ids, facts);
  if (all.length === 0) return plain([facts.words.say('answer.changed-nothing')], facts);
  const shown = all.slice(0, LONGEST_LIST);
  return listed({ before: [], milestones: shown, after: [...moreLine(all.length, shown.length, facts), ...checkedLine(shown, facts)] }, facts, movedLine);
});

function formerOf({ id }: Milestone, { ledger }: Facts): FormerDate[] {
  return ledger.formerDates.filter(({ milestone }) => milestone === id);
}

function wasLines(former: FormerDate, { words }: Facts): string[] {
  const { language } = words;
  const was = words.say('answer.changed-was', { old: tellDate(former, language) });
  return former.reason === null ? [was] : [was, words.say('answer.changed-reason', { reason: isolate(former.reason, language) })];
}

function movedLine(milestone: Milestone, facts: Facts): string {
  const { language } = facts.words;
  const old = formerOf(milestone, facts).at(-1);
  const date = tellDate(milestone, language);
  const told = facts.words.say('answer.changed-item', { name: nameMilestone(milestone, facts), old: old === undefined ? date : tellDate(old, language), date });
  return `${told} ${isolate(milestone.dateCode, language)}`;
}
