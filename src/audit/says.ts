import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { AuditEntry, RecordReads, TrailFilter } from '../records/repository.js';
import type { Facts } from '../roadmap/facts.js';
import { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn } from '../time/zone.js';

/** The lines of the trail that a message tells, read when it is sent. */
export interface TrailFacts extends Facts {
  readonly entries: readonly AuditEntry[];
}

const Filter = z.object({ since: Instant.optional(), by: z.string().optional(), action: z.string().optional(), subject: z.string().optional(), outcome: z.enum(['done', 'refused', 'undone']).optional() });

const LONGEST_LIST = 15;

/** Reads the lines that these arguments ask for, and one more than are told, so that it is known whether there are more. */
export async function readTrail(records: Pick<RecordReads, 'trail'>, args: unknown, facts: Facts): Promise<TrailFacts> {
  return { ...facts, entries: await records.trail({ ...toFilter(Filter.parse(args)), limit: LONGEST_LIST + 1 }) };
}

/** Who did what to what, when, from where: the newest first. */
export const trailTold = sayable('audit.trail', Filter, (_args, facts: TrailFacts): Message => {
  const { words, entries } = facts;
  const head = words.say(entries.length === 0 ? 'audit.none' : 'audit.head');
  const more = entries.length > LONGEST_LIST ? [words.say('audit.more')] : [];
  return linesOf([head, ...entries.slice(0, LONGEST_LIST).map((entry) => lineOf(entry, facts)), ...more, words.say('audit.how')], facts);
});

/** What could not be read of a filter. */
export const filterUnread = sayable('audit.unread', z.object({ said: z.string() }), ({ said }, facts: Facts): Message =>
  ({ ...linesOf([facts.words.say('audit.unread', { said: isolate(said, facts.words.language) }), facts.words.say('audit.how')], facts), refusal: true }));

function lineOf({ at, by, action, subject, outcome, from }: AuditEntry, { words, zone }: Facts): string {
  const { language } = words;
  const when = `${tellDay(dayIn(zone, at), language)} ${wallTimeIn(zone, at)}`;
  const place = from === undefined ? words.say('audit.by-itself') : isolate(from, language);
  return [when, isolate(by, language), isolate(action, language), isolate(subject, language), ...(outcome === 'done' ? [] : [words.say(outcome === 'refused' ? 'audit.refused' : 'audit.undone')]), place].join(' · ');
}

/** Without the keys that were not given. */
function toFilter({ since, by, action, subject, outcome }: z.infer<typeof Filter>): Omit<TrailFilter, 'limit'> {
  return {
    ...(since === undefined ? {} : { since }), ...(by === undefined ? {} : { by }), ...(action === undefined ? {} : { action }), ...(subject === undefined ? {} : { subject }), ...(outcome === undefined ? {} : { outcome }),
  };
}

function linesOf(lines: readonly string[], { words }: Facts): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}
