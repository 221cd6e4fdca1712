import { z } from 'zod';
import { milestoneBlocks, milestoneLines } from '../answers/milestone-blocks.js';
import { unconfirmedNote } from '../answers/names.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { sameDaysSince } from '../roadmap/same-days.js';
import { CalendarDate } from '../time/calendar-date.js';
import { eachOnce, reminderButtons, Subject } from './mark-buttons.js';
import { NOW_EXACT } from './plan.js';
import { Taken, takenBlocks, takenText } from './tell-taken.js';
import { unwantedHere, type ReminderFacts } from './wanted-here.js';

/** What the outbox had before there was a last day has none: it helps until its date is over. */
const Owed = Subject.extend({ helpsUntil: CalendarDate.optional() });
type Owed = z.infer<typeof Owed>;

const Shared = z.object({
  subjects: z.array(Owed).min(1),
  look: z.enum(['plain', 'snooze', 'more']).default('plain'),
  /** Who took it, once somebody pressed. */
  taken: Taken.nullable().default(null),
  /** True where it changes a message that stands, or answers what was typed: the date is told as it is now. */
  standing: z.boolean().default(false),
});
// Reminders that were put into the outbox before several shared a message hold one date.
const Carried = z.union([Shared, Subject.transform((one): z.infer<typeof Shared> => ({ subjects: [one], look: 'plain', taken: null, standing: false }))]);
type Carried = z.infer<typeof Carried>;

/** A reminder of one date or several. What has moved or passed since, or is not wanted any more, is left out: each is worse than silence. Not said when nothing is left. */
export const reminder = sayable('reminder', Carried, (carried, facts: ReminderFacts): Spoken => {
  const checked = carried.subjects.map((subject) => check(subject, carried.standing, facts));
  const good = checked.filter((one) => one.kind === 'holds');
  if (good.length === 0) return { notSaid: checked.find((one) => one.kind === 'over')?.reason ?? 'nothing is left to tell' };
  return messageOf(good, carried, facts);
});

type Checked = { readonly kind: 'holds'; readonly milestone: Milestone; readonly subject: Subject } | { readonly kind: 'over'; readonly reason: string };
type Holding = Extract<Checked, { kind: 'holds' }>;

function check({ helpsUntil, ...subject }: Owed, standing: boolean, facts: ReminderFacts): Checked {
  const { ledger, today } = facts;
  const milestone = ledger.byId.get(subject.milestone);
  if (milestone === undefined) return { kind: 'over', reason: 'the milestone is not known any more' };
  const holds: Holding = { kind: 'holds', milestone, subject: { ...subject, dateRevision: milestone.dateRevision } };
  if (standing) return holds;
  // A date that was only confirmed meanwhile is told as it stands now.
  if (subject.dateRevision < sameDaysSince(milestone, ledger.formerDates).dateRevision) return { kind: 'over', reason: 'the date has moved since' };
  const unwanted = unwantedHere(milestone, facts);
  if (unwanted !== undefined) return { kind: 'over', reason: unwanted };
  const until = helpsUntil ?? (subject.offsetDays < 0 ? today : milestone.endsOn);
  return until < today ? { kind: 'over', reason: 'the day has passed' } : holds;
}

function messageOf(good: readonly Holding[], { look, taken }: Carried, facts: Facts): Message {
  const { words } = facts;
  const milestones = [...new Set(good.map(({ milestone }) => milestone))];
  const exact = new Set(good.filter(({ subject }) => subject.offsetDays === NOW_EXACT).map(({ milestone }) => milestone.id));
  const news = ({ id }: Milestone): string[] => (exact.has(id) ? [words.say('reminders.now-exact')] : []);
  const head = [...(taken === null ? [] : [takenText(taken, facts)]), ...(milestones.length === 1 ? [] : [words.say('reminders.several', { count: milestones.length })])];
  // What the mark behind a title means is said once, beside the last source.
  const asideOf = (at: number): string[] => (at === milestones.length - 1 ? unconfirmedNote(milestones, facts) : []);
  const texts = milestones.map((milestone, at) => [...news(milestone), ...milestoneLines(milestone, facts, asideOf(at))].join('\n'));
  const dates = milestones.flatMap((milestone, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...news(milestone).map((line) => paragraph(line)), ...milestoneBlocks(milestone, facts, asideOf(at))]);
  const subjects = eachOnce(good.map(({ subject }) => subject));
  return {
    text: [...head, ...texts].join('\n\n'),
    language: words.language,
    about: milestones.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })),
    blocks: [
      ...(milestones.length === 1 ? [] : [paragraph(words.say('reminders.several', { count: milestones.length }))]), ...dates,
      ...(taken === null ? [{ kind: 'actions' as const, buttons: reminderButtons(look, subjects, milestones, words) }] : takenBlocks(taken, subjects, facts)),
    ],
  };
}
