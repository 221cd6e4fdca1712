import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { checkLetter } from '../letters/check-letter.js';
import type { Finding } from '../letters/finding.js';
import { letterRefusalText } from '../letters/letter.js';
import { readLetter } from '../letters/read-letter.js';
import type { Ledger } from '../roadmap/facts.js';
import { gatherLedger } from '../roadmap/gather-facts.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { InstantFromText } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface CheckOptions extends OutputOptions {
  readonly now?: string;
  readonly network?: string;
}

/** `check FILE`: each date of a letter, what it refers to, and whether it holds. Nothing is kept. */
export function addCheck(program: Command, tools: CommandTools): void {
  program.command('check').argument('<file>', 'a letter: .txt, .md, .docx, .pdf or .eml').description('look up every date of a letter')
    .option('--now <iso>', 'the moment at which it is read').option('--network <code>', 'with this network’s own dates, such as KE').option('--json', 'one JSON value')
    .action((file: string, options: CheckOptions) => check(file, options, tools));
}

async function check(file: string, options: CheckOptions, tools: CommandTools): Promise<void> {
  const read = await readLetter({ name: basename(file), bytes: bytesOf(file) });
  if (read.kind === 'refused') throw new CommandEnd(EXIT.refused, `${file}: ${wordsIn('en').say(letterRefusalText[read.why])}`);
  const now = options.now === undefined ? undefined : readNow(options.now);
  await onGround(tools, async ({ store, clock }) => {
    const ledger = await gatherLedger(store.reads, options.network ?? null);
    const today = dayIn('UTC', now ?? clock.now());
    const findings = checkLetter(read.letter, { ledger, today, language: 'en' }).map((finding) => reported(finding, ledger, today));
    printResult(tools, options, { findings }, findings, COLUMNS);
  });
}

/** A finding as programs read it. `passed`: the day that holds, or where none is known the written one, lies before today. */
interface Reported extends Pick<Finding, 'text' | 'offset' | 'from' | 'to' | 'milestone' | 'verdict'> {
  readonly passed: boolean;
  readonly now: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate; readonly precision: string } | null;
  readonly source: string | null;
}

function reported({ text, offset, from, to, milestone, verdict }: Finding, ledger: Ledger, today: CalendarDate): Reported {
  const held = milestone === null ? undefined : ledger.byId.get(milestone);
  const now = held === undefined ? null : { startsOn: held.startsOn, endsOn: held.endsOn, precision: held.precision };
  return { text, offset, from, to, milestone, verdict, passed: (now?.endsOn ?? to) < today, now, source: held === undefined ? null : (held.source.url ?? held.source.title) };
}

const COLUMNS: Readonly<Record<string, (finding: Reported) => string>> = {
  'IN THE LETTER': ({ text }) => text,
  VERDICT: ({ verdict }) => verdict,
  'THE LEDGER HAS': ({ now }) => (now === null ? 'nothing on this' : now.startsOn === now.endsOn ? now.startsOn : `${now.startsOn}..${now.endsOn} (${now.precision})`),
  PASSED: ({ passed }) => (passed ? 'yes' : 'no'),
  MILESTONE: ({ milestone }) => milestone ?? '',
  SOURCE: ({ source }) => source ?? '',
};

function bytesOf(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new CommandEnd(EXIT.refused, `${file}: ${whyNotRead(error)}`);
  }
}

function whyNotRead(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EISDIR') return 'This is a folder. Name one letter in it.';
  if (code === 'ENOENT') return 'There is no such file.';
  return error instanceof Error ? error.message : 'It cannot be read.';
}

function readNow(text: string): ReturnType<typeof InstantFromText.parse> {
  const now = InstantFromText.safeParse(text).data;
  if (now === undefined) throw new CommandEnd(EXIT.usage, '--now: expected an ISO date-time such as 2022-02-11T09:00:00Z.');
  return now;
}
