import { z } from 'zod';
import { paragraph } from '../chat/message.js';
import { sayable, type Saying, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import type { Answer } from './answer.js';
import { checkedLine, dated, heldOf, listed, LONGEST_LIST, moreLine, notKnownLines, plain } from './answer-message.js';
import { changed, whatChanged } from './changed-says.js';
import { codesChecked } from './code-says.js';
import { forwarded } from './forward-says.js';
import { nameMilestone } from './names.js';
import { period } from './period-says.js';
import { referenceSayables, sayingOfFacts } from './reference/says.js';
import { askTheSecretariat } from './secretariat.js';
import { showButtons } from './show-milestone.js';
import { tellHeldAmong } from './tell-held.js';

const Milestones = z.object({ milestones: z.array(MilestoneId) });

/** The date asked for, as it stands now; several (two regions) one after the other. */
export const dates = sayable('answer.dates', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const milestones = heldOf(ids, facts);
  return milestones.length === 0 ? plain(notKnownLines(facts), facts) : dated(milestones, facts);
});

/** Several fit: each with its date, and a button that tells it. */
export const which = sayable('answer.which', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const milestones = heldOf(ids, facts);
  const { words } = facts;
  // "Our region", and nobody knows which.
  if (milestones.length === 0) return plain([words.say('answer.which-how')], facts);
  const question = words.say('answer.which', { count: milestones.length });
  const list = listed({ before: [question], milestones, after: [words.say('answer.which-how'), ...tellHeldAmong(milestones, facts), ...checkedLine(milestones, facts)] }, facts);
  return { ...list, blocks: [...list.blocks, ...showButtons(milestones, facts)] };
});

/** What comes next: the first few, and how many more are known. */
export const next = sayable('answer.next', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const all = heldOf(ids, facts);
  const shown = all.slice(0, LONGEST_LIST);
  if (shown.length === 0) return plain([facts.words.say('answer.nothing-ahead'), ...askTheSecretariat(facts)], facts);
  return listed({ before: [], milestones: shown, after: [...moreLine(all.length, shown.length, facts), ...tellHeldAmong(shown, facts), ...checkedLine(shown, facts)] }, facts);
});

/** Not known, and whom to ask. What is held of another cycle is offered by its cycle, never told as the answer. */
export const notKnown = sayable('answer.not-known', z.object({ related: z.array(MilestoneId).optional() }), ({ related = [] }, facts: Facts): Spoken => {
  const message = plain(notKnownLines(facts), facts);
  const others = heldOf(related, facts);
  const [first] = others;
  if (first === undefined) return message;
  const line = relatedLine(first, facts);
  return { ...message, text: `${message.text}\n${line}`, blocks: [...message.blocks, paragraph(line, 'quiet'), ...showButtons(others, facts)] };
});

/** Nothing that the house is for. */
const elsewhere = sayable('answer.elsewhere', z.object({}), (_args, facts: Facts): Spoken => plain([facts.words.say('answer.elsewhere')], facts));

/** Somebody is in need: who can help. */
export const distress = sayable('answer.distress', z.object({}), (_args, { words }: Facts): Spoken =>
  plain([words.say('answer.case-sorry'), words.say('answer.case-who'), words.say('answer.case-danger'), words.say('answer.case-private')], { words }));

export const answerSayables = [dates, which, next, period, changed, whatChanged, notKnown, elsewhere, distress, codesChecked, forwarded, ...referenceSayables];

/** What is said for an answer: only its intent and ids are kept, the words are made from the facts of the moment of sending. */
export function sayingOf(answer: Pick<Answer, 'intent' | 'milestones' | 'refs' | 'related' | 'distress' | 'window'>): Saying {
  const { intent, refs, window } = answer;
  const milestones = [...answer.milestones];
  switch (intent) {
    case 'date':
      return dates.of({ milestones });
    case 'changed':
      return (window === undefined ? changed : whatChanged).of({ milestones });
    case 'clarify':
      return which.of({ milestones });
    case 'next':
      return next.of({ milestones });
    case 'period':
      return window === undefined ? next.of({ milestones }) : period.of({ milestones, window });
    case 'offtopic':
      return answer.distress ? distress.of({}) : elsewhere.of({});
    case 'support':
    case 'reference':
      return refs.length === 0 ? notKnown.of({}) : sayingOfFacts(refs);
    case 'unknown':
      return notKnown.of(answer.related.length === 0 ? {} : { related: [...answer.related] });
  }
}

/** Another cycle's event by name and cycle, without its date: that would read as the answer. */
function relatedLine(milestone: Milestone, facts: Facts): string {
  return `${facts.words.say('answer.related', { cycle: isolate(milestone.cycle, facts.words.language) })} ${nameMilestone(milestone, facts)}`;
}

/** Whether an answer says only that this is not known. */
export function isNotKnown(answered: { readonly says: readonly Saying[] }): boolean {
  return answered.says.length === 1 && answered.says[0]?.says === notKnown.says;
}
