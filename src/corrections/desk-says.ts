import { z } from 'zod';
import { nameMilestone } from '../answers/names.js';
import { paragraph, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate } from '../language/dates.js';
import { inRow } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import { Language, LANGUAGES } from '../language/language.js';
import { nameLanguage } from '../networks/find-language.js';
import type { Facts } from '../roadmap/facts.js';
import { HeldWish } from '../roadmap/held-wish.js';
import { MilestoneId, MilestoneStatus, Source } from '../roadmap/milestone.js';
import { planChange } from '../roadmap/plan-change.js';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { textsOf } from './what-if.js';

const Counted = z.number().int();
const Believed = z.object({
  startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain, status: MilestoneStatus, dateRevision: Counted, code: z.string(), holds: z.boolean(), conversations: Counted,
});
const Believes = z.object({ milestone: MilestoneId, dates: z.array(Believed), corrected: Counted, waiting: Counted, unreachable: Counted, failed: Counted });

/** Who was last told which date of a milestone, for the Secretariat: nobody is told a date by it. */
export const beliefsCounted = sayable('corrections.beliefs', Believes, ({ milestone: id, dates, ...counts }, facts: Facts): Spoken => {
  const { words, ledger } = facts;
  const milestone = ledger.byId.get(id);
  if (milestone === undefined) return { notSaid: 'the milestone is not known any more' };
  const lines = dates.map((one) => words.say(one.holds ? 'corrections.believed' : 'corrections.believed-old', {
    count: one.conversations, date: tellDate(one, words.language), code: isolate(one.code, words.language),
  }));
  return linesOf([words.say('corrections.beliefs-of', { name: nameMilestone(milestone, facts) }), ...lines, words.say('corrections.states', counts)], facts);
});

const Looked = z.object({
  wish: HeldWish, reason: z.string().nullable(), source: Source.nullable(), by: z.string(),
  effect: z.object({ told: Counted, corrections: Counted, unreachable: Counted, reminders: Counted }), calendars: Counted, unconfirmed: z.array(Language),
});

/** What a change would do, and what would be read in six languages. Nothing is proposed by it. */
export const whatIfTold = sayable('corrections.what-if', Looked, ({ wish, reason, source, by, effect, calendars, unconfirmed }, facts: Facts): Spoken => {
  const { words, now, ledger } = facts;
  // Codes are given at release; these are what they would be if nothing else changes.
  const plan = planChange({ milestones: ledger.milestones, isTaken: () => false }, wish, { by, now, reason, source });
  if (plan.kind === 'refused') return { notSaid: 'the date has changed since' };
  const changes = plan.steps.map(({ next, former }) => words.say('corrections.what-if-one', { name: nameMilestone(ledger.byId.get(next.id) ?? next, facts), from: former === null ? '' : tellDate(former, words.language), to: tellDate(next, words.language) }));
  const names = inRow(unconfirmed.map((language) => nameLanguage(language, words.language)), words.language);
  const effects = [
    words.say('roadmap.effect-told', { told: effect.told }), words.say('roadmap.effect-corrections', { corrections: effect.corrections, unreachable: effect.unreachable }),
    words.say('roadmap.effect-reminders', { reminders: effect.reminders }), words.say('corrections.what-if-calendars', { count: calendars }),
    ...(unconfirmed.length === 0 ? [] : [words.say('corrections.what-if-names', { languages: names })]),
  ];
  const texts = textsOf(plan, facts);
  const read = LANGUAGES.map((language) => `${capitalized(nameLanguage(language, words.language), words.language)}:\n${texts[language]}`);
  return linesOf([words.say('corrections.what-if'), ...changes, ...effects, ...read], facts);
});

export const correctionDeskSayables = [beliefsCounted, whatIfTold];

function linesOf(lines: readonly string[], { words }: Facts): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}
