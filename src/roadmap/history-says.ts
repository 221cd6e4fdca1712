import { z } from 'zod';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { CalendarDate } from '../time/calendar-date.js';
import type { Facts } from './facts.js';
import type { Revision } from './history.js';
import { MilestoneDate, type Milestone } from './milestone.js';

const Value = MilestoneDate.extend({
  code: z.string(), from: CalendarDate.nullable(), until: CalendarDate.nullable(), reason: z.string().nullable(), source: z.string().nullable(), url: z.string().nullable(),
  /** Told to the Secretariat only; null to all others. */
  by: z.string().nullable(),
});
type Value = z.infer<typeof Value>;

/** The longest history told in chat; the command line has all of it. */
const MOST_TOLD = 10;

/** Every value that a date had: when it was public, why it was given up, by which source. */
export const dateHistory = sayable('roadmap.history', z.object({ milestone: z.string(), title: z.string(), values: z.array(Value).min(1) }), ({ milestone, title, values }, facts: Facts): Message => {
  const { words } = facts;
  const [now, ...past] = values;
  const lines = [
    isolate(title, words.language), ...(now === undefined ? [] : linesOf(now, 'roadmap.history-now', words)),
    ...(past.length === 0 ? [words.say('roadmap.history-none')] : past.flatMap((one) => linesOf(one, 'roadmap.history-before', words))),
  ];
  const current = facts.ledger.byId.get(milestone);
  const about = current === undefined || current.dateCode !== now?.code ? [] : [{ milestone, dateRevision: current.dateRevision }];
  return { text: lines.join('\n'), language: words.language, about, blocks: blocksOf(lines) };
});

/** What is to be said of a history. */
export function historySaying({ id, title }: Milestone, revisions: readonly Revision[], toSecretariat: boolean): ReturnType<typeof dateHistory.of> {
  return dateHistory.of({
    milestone: id, title,
    values: revisions.slice(0, MOST_TOLD).map(({ startsOn, endsOn, precision, grain, status, dateCode: code, from, until, givenUpFor, source, madeBy }) => ({
      startsOn, endsOn, precision, grain, status, code, from, until, reason: givenUpFor, source: source?.title ?? null, url: source?.url ?? null, by: toSecretariat ? (madeBy?.by ?? null) : null,
    })),
  });
}

const statusText = { confirmed: 'status.confirmed', expected: 'status.expected', derived: 'status.derived', cancelled: 'status.cancelled' } as const;

function linesOf(value: Value, key: MessageKey, words: Words): string[] {
  const { language } = words;
  const dayOf = (day: CalendarDate | null): string => (day === null ? words.say('roadmap.history-day-unknown') : tellDay(day, language));
  const lines = [words.say(key, { date: tellDate(value, language), status: words.say(statusText[value.status]), code: isolate(value.code, language), from: dayOf(value.from), until: dayOf(value.until) })];
  if (value.reason !== null) lines.push(words.say('roadmap.history-given-up', { reason: isolate(value.reason, language) }));
  if (value.source !== null) lines.push(words.say('roadmap.changed-source', { title: isolate(value.url === null ? value.source : `${value.source} <${value.url}>`, language) }));
  if (value.by !== null) lines.push(words.say('roadmap.history-by', { by: isolate(value.by, language) }));
  return lines;
}

function blocksOf([heading = '', ...lines]: readonly string[]): Block[] {
  return [{ kind: 'heading', text: heading }, ...lines.map((line) => paragraph(line))];
}
