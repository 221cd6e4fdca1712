import type { Command } from 'commander';
import { z } from 'zod';
import { detectLanguage } from '../language/detect.js';
import type { Language} from '../language/language.js';
import { languageOfLocale, LANGUAGES } from '../language/language.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { InstantFromText, type Instant } from '../time/instant.js';
import { readTimes } from '../time/spoken/read-times.js';
import { windowOf, type SpokenSpan } from '../time/spoken/spoken-time.js';
import { dayIn, Zone } from '../time/zone.js';
import { readBatch } from './batch-file.js';
import type { CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

const KnownLocale = z.string().transform((locale, context): Language => {
  const language = languageOfLocale(locale);
  if (language !== undefined) return language;
  context.addIssue({ code: 'custom', message: `expected one of ${LANGUAGES.join(', ')}` });
  return z.NEVER;
});

/** A line of `time --batch`. `now` carries Z or an offset; `zone` decides which day it is there. */
const BatchTime = z.object({ id: z.string(), now: InstantFromText, zone: Zone, locale: KnownLocale, text: z.string().max(20_000) });

/** What the first time of a text means: first and last day, both included; nulls where nothing is understood or an end is open. */
interface ReadTime {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly precision: SpokenSpan['precision'] | null;
}

interface TimeOptions {
  readonly batch?: string;
  readonly now?: string;
  readonly zone: string;
  readonly locale?: string;
  readonly json?: true;
}

/** `time "in three weeks"` tells which days words mean; `time --batch FILE.jsonl` does so for a file, a line each. Reads no database. */
export function addTime(program: Command, tools: Pick<CommandTools, 'print'>, now: () => Instant): void {
  program.command('time').argument('[text]', 'a time in words, in any of the six languages').description('tell which days words such as "in three weeks" mean')
    .option('--batch <file>', 'times as lines of JSON: id, now, zone, locale, text').option('--now <iso>', 'the moment at which it is said').option('--zone <zone>', 'where, such as Africa/Nairobi', 'UTC')
    .option('--locale <locale>', 'its language, such as fr').option('--json', 'one JSON value')
    .action((text: string | undefined, options: TimeOptions) => tellTime(text, options, tools, now));
}

function tellTime(text: string | undefined, options: TimeOptions, { print }: Pick<CommandTools, 'print'>, now: () => Instant): void {
  if ((text === undefined) === (options.batch === undefined)) throw new CommandEnd(EXIT.usage, 'time: give words, or --batch FILE.jsonl.');
  if (options.batch !== undefined) {
    for (const line of readBatch(options.batch, BatchTime)) print(JSON.stringify({ id: line.id, ...firstTime(line.text, dayIn(line.zone, line.now), line.locale) }));
    return;
  }
  const said = text ?? '';
  const today = dayIn(given('--zone', Zone, options.zone, 'an IANA time zone such as Africa/Nairobi'), options.now === undefined ? now() : given('--now', InstantFromText, options.now, 'an ISO date-time such as 2022-02-11T09:00:00Z'));
  const language = options.locale === undefined ? detectLanguage(said, 'en') : given('--locale', KnownLocale, options.locale, `one of ${LANGUAGES.join(', ')}`);
  const read = firstTime(said, today, language);
  if (read.precision === null) throw new CommandEnd(EXIT.refused, `time: "${said}" names no time that is understood.`);
  print(options.json === true ? JSON.stringify(read) : inWords(read));
}

function given<T>(option: string, schema: z.ZodType<T>, value: string, expected: string): T {
  const read = schema.safeParse(value);
  if (!read.success) throw new CommandEnd(EXIT.usage, `${option}: expected ${expected}.`);
  return read.data;
}

function firstTime(text: string, today: CalendarDate, language: Language): ReadTime {
  const span = readTimes(text, { today, language }).find((time) => time.kind === 'span');
  return span === undefined ? { from: null, to: null, precision: null } : { ...windowOf(span, today), precision: span.precision };
}

function inWords({ from, to, precision }: ReadTime): string {
  return from === to ? (from ?? '') : `${from ?? '…'} to ${to ?? '…'} (${precision ?? ''})`;
}
