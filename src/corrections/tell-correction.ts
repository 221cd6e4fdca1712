import { z } from 'zod';
import { forwardButtons } from '../answers/forward-says.js';
import { tileOf } from '../answers/milestone-blocks.js';
import { unconfirmedNote } from '../answers/names.js';
import { tellSource } from '../answers/tell-source.js';
import { placeInFile } from '../calendar/place-in-file.js';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { Instant } from '../time/instant.js';
import { givenUp, toldWrong } from './correction.js';
import type { CorrectionFacts } from './correction-facts.js';
import { headingOf, linesOf, oldLine, type Correction } from './correction-lines.js';

const Corrected = z.object({ milestone: MilestoneId, dateRevision: z.number().int() });
/** A date that was corrected, which one was told before it, and when. */
const Told = Corrected.extend({ from: z.number().int(), toldAt: Instant.nullable() });
type Told = z.infer<typeof Told>;

/** Somebody has seen a correction. */
export const seenButton = action('correction.seen', z.object({ dates: z.array(Told).min(1).max(10) }));
/** The address of a calendar in which the date has moved already; where calendars cannot reach the bot, these dates as a file. */
export const calendarButton = action('correction.calendar', z.object({ milestones: z.array(MilestoneId).max(10).optional() }));

/**
 * Dates that are others than were told here. Which one was told is read when it is sent. What has changed again since, and what was
 * told here meanwhile, is left out; not said when nothing is left.
 */
export const correction = sayable('correction', z.object({ dates: z.array(Corrected).min(1) }), ({ dates }, facts: CorrectionFacts): Spoken => {
  const told = dates.map((one) => toldHere(one, facts));
  const good = told.filter((one) => typeof one !== 'string');
  const why = told.find((one) => typeof one === 'string');
  if (good.length === 0) return { notSaid: why ?? 'nothing is left to correct' };
  const seen = seenButton.button({ dates: good.map(({ told: one }) => one) }, facts.words.say('correction.seen'));
  return messageOf(good, facts, [seen, ...calendarButtons(good, facts)], []);
});

const Seen = z.object({ dates: z.array(Told).min(1), by: z.string() });

/** The same message once somebody has seen it: who, and without that button. */
export const correctionSeen = sayable('correction.seen', Seen, ({ dates, by }, facts: CorrectionFacts): Spoken => {
  const good = dates.map((one) => correctionOf(one, facts)).filter((one) => typeof one !== 'string');
  if (good.length === 0) return { notSaid: 'the date has changed since' };
  const { words } = facts;
  return messageOf(good, facts, calendarButtons(good, facts), [words.say('correction.seen-by', { by: isolate(by, words.language) })]);
});

export const correctionSayables = [correction, correctionSeen];

/** What every language would read, of dates as they would stand: no buttons. */
export function correctionText(corrections: readonly Correction[], facts: Facts): string {
  return textOf(corrections, facts, []);
}

/** None where a file would hold none of the dates. */
function calendarButtons(good: readonly Correction[], facts: CorrectionFacts): Button[] {
  const label = facts.words.say('correction.calendar');
  if (facts.hasCalendar) return [calendarButton.button({}, label, { typed: 'calendar' })];
  const [first, ...others] = good.map(({ milestone }) => milestone).filter((one) => placeInFile(one, facts) !== 'none');
  if (first === undefined) return [];
  return [calendarButton.button({ milestones: [first, ...others].map(({ id }) => id) }, label, others.length === 0 ? { typed: `calendar ${first.dateCode}` } : {})];
}

function toldHere({ milestone, dateRevision }: z.infer<typeof Corrected>, facts: CorrectionFacts): (Correction & { readonly told: Told }) | string {
  const here = facts.toldHere.get(milestone);
  if (here === undefined) return 'no date was told here';
  const current = facts.ledger.byId.get(milestone);
  const wrong = (current && toldWrong(current, facts.ledger.formerDates, here)) ?? here;
  return correctionOf({ milestone, dateRevision, from: wrong.dateRevision, toldAt: wrong.at }, facts);
}

function correctionOf(told: Told, { ledger }: Facts): (Correction & { readonly told: Told }) | string {
  const milestone = ledger.byId.get(told.milestone);
  if (milestone === undefined) return 'the milestone is not known any more';
  if (milestone.dateRevision !== told.dateRevision) return 'the date has changed since';
  const old = givenUp(milestone, ledger.formerDates, told.from);
  return old === undefined ? 'the date that holds was told here' : { milestone, old, toldAt: told.toldAt, told };
}

function messageOf(corrections: readonly Correction[], facts: Facts, buttons: readonly Button[], after: readonly string[]): Message {
  const { words } = facts;
  const milestones = corrections.map(({ milestone }) => milestone);
  const blocks = corrections.flatMap((one, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...blocksOf(one, facts)]);
  const head = several(milestones, words);
  return {
    text: textOf(corrections, facts, after), language: words.language, about: milestones.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })),
    blocks: [...head.map((line) => paragraph(line)), ...blocks, ...after.map((line) => paragraph(line, 'quiet')), ...actions([...buttons, ...forwarding(milestones, facts)])],
  };
}

function textOf(corrections: readonly Correction[], facts: Facts, after: readonly string[]): string {
  const texts = corrections.map((one) => {
    const [what = '', ...lines] = linesOf(one, facts);
    const headline = facts.words.say('correction.headline', { heading: headingOf(one, facts), what });
    return [headline, oldLine(one, facts), ...lines, ...unconfirmedNote([one.milestone], facts), tellSource(one.milestone, facts).text].join('\n');
  });
  return [...several(corrections.map(({ milestone }) => milestone), facts.words), ...texts, ...after].join('\n\n');
}

function blocksOf(one: Correction, facts: Facts): Block[] {
  return [
    { kind: 'heading', text: headingOf(one, facts), tile: tileOf(one.milestone) },
    paragraph(oldLine(one, facts)),
    ...linesOf(one, facts).map((line) => paragraph(line)),
    ...unconfirmedNote([one.milestone], facts).map((line) => paragraph(line, 'quiet')),
    { kind: 'paragraph', spans: tellSource(one.milestone, facts).spans, tone: 'quiet' },
  ];
}

function several(milestones: readonly Milestone[], words: Words): string[] {
  return milestones.length === 1 ? [] : [words.say('correction.several', { count: milestones.length })];
}

function forwarding(milestones: readonly Milestone[], facts: Facts): Button[] {
  return forwardButtons(milestones, facts).flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
}

function actions(buttons: readonly Button[]): Block[] {
  return buttons.length === 0 ? [] : [{ kind: 'actions', buttons: [...buttons] }];
}
