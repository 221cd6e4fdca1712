import { z } from 'zod';
import { paragraph, type Block, type Message, type Span } from '../chat/message.js';
import { sayable, type Saying, type Spoken } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import type { Answer } from './answer.js';
import { codesChecked } from './code-says.js';
import { forwardButtons, forwarded } from './forward-says.js';
import { milestoneBlocks, milestoneLines } from './milestone-blocks.js';
import { nameMilestone, unconfirmedNote } from './names.js';
import { referenceSayables, sayingOfFacts } from './reference/says.js';
import { askTheSecretariat } from './secretariat.js';
import { statusText } from './standing.js';
import { tellHeldAmong } from './tell-held.js';

const Milestones = z.object({ milestones: z.array(MilestoneId) });

/** How many of a list are shown. */
const LONGEST_LIST = 5;

/** The date asked for, as it stands now; several (two regions) one after the other. */
export const dates = sayable('answer.dates', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const milestones = held(ids, facts);
  if (milestones.length === 0) return plain(notKnownLines(facts), facts);
  // Once, beside the last source.
  const asideOf = (at: number): string[] => (at === milestones.length - 1 ? unconfirmedNote(milestones, facts) : []);
  const blocks = milestones.flatMap((milestone, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...milestoneBlocks(milestone, facts, asideOf(at))]);
  return { text: milestones.map((milestone, at) => milestoneLines(milestone, facts, asideOf(at)).join('\n')).join('\n\n'), language: facts.words.language, about: aboutOf(milestones), blocks: [...blocks, ...forwardButtons(milestones, facts)] };
});

/** Several fit: each with its date, and how to say which. */
export const which = sayable('answer.which', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const milestones = held(ids, facts);
  const { words } = facts;
  const question = words.say('answer.which', { count: milestones.length });
  return listed({ before: [question], milestones, after: [words.say('answer.which-how'), ...tellHeldAmong(milestones, facts), ...checkedLine(milestones, facts)] }, facts);
});

/** What comes next: the first few, and how many more are known. */
export const next = sayable('answer.next', Milestones, ({ milestones: ids }, facts: Facts): Spoken => {
  const all = held(ids, facts);
  const shown = all.slice(0, LONGEST_LIST);
  if (shown.length === 0) return plain([facts.words.say('answer.nothing-ahead'), ...askTheSecretariat(facts)], facts);
  const more = all.length > shown.length ? [facts.words.say('answer.more', { count: all.length - shown.length })] : [];
  return listed({ before: [], milestones: shown, after: [...more, ...tellHeldAmong(shown, facts), ...checkedLine(shown, facts)] }, facts);
});

/** Not known, and whom to ask. */
export const notKnown = sayable('answer.not-known', z.object({}), (_args, facts: Facts): Spoken => plain(notKnownLines(facts), facts));

/** Nothing that the house is for. */
const elsewhere = sayable('answer.elsewhere', z.object({}), (_args, facts: Facts): Spoken => plain([facts.words.say('answer.elsewhere')], facts));

/** Somebody is in need: who can help. */
export const distress = sayable('answer.distress', z.object({}), (_args, { words }: Facts): Spoken =>
  plain([words.say('answer.case-sorry'), words.say('answer.case-who'), words.say('answer.case-danger'), words.say('answer.case-private')], { words }));

export const answerSayables = [dates, which, next, notKnown, elsewhere, distress, codesChecked, forwarded, ...referenceSayables];

/** What is said for an answer: only its intent and ids are kept, the words are made from the facts of the moment of sending. */
export function sayingOf({ intent, milestones: ids, refs, distress: inNeed }: Pick<Answer, 'intent' | 'milestones' | 'refs' | 'distress'>): Saying {
  const milestones = [...ids];
  switch (intent) {
    case 'date':
    case 'changed':
      return dates.of({ milestones });
    case 'clarify':
      return which.of({ milestones });
    case 'next':
    case 'period':
      return next.of({ milestones });
    case 'offtopic':
      return inNeed ? distress.of({}) : elsewhere.of({});
    case 'support':
    case 'reference':
      return refs.length === 0 ? notKnown.of({}) : sayingOfFacts(refs);
    case 'unknown':
      return notKnown.of({});
  }
}

function held(ids: readonly string[], { ledger }: Facts): Milestone[] {
  return ids.map((id) => ledger.byId.get(id)).filter((milestone) => milestone !== undefined);
}

function aboutOf(milestones: readonly Milestone[]): Message['about'] {
  return milestones.map(({ id, dateRevision }) => ({ milestone: id, dateRevision }));
}

function notKnownLines(facts: Facts): string[] {
  return [facts.words.say('answer.not-known'), ...askTheSecretariat(facts)];
}

/** The day on which the oldest of these was checked. */
function checkedLine(milestones: readonly Milestone[], { words }: Facts): string[] {
  const oldest = milestones.map(({ checkedOn }) => checkedOn).sort()[0];
  return oldest === undefined ? [] : [words.say('answer.sources', { day: tellDay(oldest, words.language) })];
}

function listed({ before, milestones, after: closing }: { before: readonly string[]; milestones: readonly Milestone[]; after: readonly string[] }, facts: Facts): Message {
  const after = [...closing, ...unconfirmedNote(milestones, facts)];
  const lines = milestones.map((milestone) => itemOf(milestone, facts));
  const items = milestones.map((milestone, at): Span[] => [{ text: lines[at] ?? milestone.id, ...(milestone.source.url === null ? {} : { href: milestone.source.url }) }]);
  const blocks: Block[] = [...before.map((line) => paragraph(line)), { kind: 'list', ordered: true, items }, ...after.map((line) => paragraph(line, 'quiet'))];
  const text = [...before, ...lines.map((line, at) => `${at + 1}. ${line}`), ...after].join('\n');
  return { text, language: facts.words.language, about: aboutOf(milestones), blocks };
}

function itemOf(milestone: Milestone, facts: Facts): string {
  const { words } = facts;
  const date = capitalized(tellDate(milestone, words.language), words.language);
  return `${words.say('answer.item', { date, name: nameMilestone(milestone, facts), status: words.say(statusText[milestone.status]) })} ${isolate(milestone.dateCode, words.language)}`;
}

function plain(lines: readonly string[], { words }: Pick<Facts, 'words'>): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}

/** Whether an answer says only that this is not known. */
export function isNotKnown(answered: { readonly says: readonly Saying[] }): boolean {
  return answered.says.length === 1 && answered.says[0]?.says === notKnown.says;
}
