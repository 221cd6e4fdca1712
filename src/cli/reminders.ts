import type { Command } from 'commander';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { findPreview } from '../reminders/find-preview.js';
import { previewLine } from '../reminders/preview-line.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { addFreeDays } from './reminders-free-days.js';

interface PreviewOptions extends OutputOptions {
  readonly from: string;
  readonly to: string;
  readonly network?: string;
}

/** `reminders preview|free-days`: what would be sent and why, and the days on which a network does not work. */
export function addReminders(program: Command, tools: CommandTools): void {
  const reminders = program.command('reminders').description('what conversations are reminded of');
  reminders.command('preview').description('what would be sent, to whom, when and why; writes nothing')
    .requiredOption('--from <day>', 'first day, such as 2026-12-01').requiredOption('--to <day>', 'last day').option('--network <code>', 'only conversations of this network, such as KE').option('--json', 'one JSON value')
    .action((options: PreviewOptions) => preview(options, tools));
  addFreeDays(reminders, tools);
}

/**
 * With `--json` an array in the order of time: `[{at, conversation, network, zone, milestones: [{id, offsetDays}], why}]`.
 * `at` is UTC; `conversation` the id that `deliveries list` shows; `network` null where none is set; `offsetDays` below 0 after the last
 * day, null where the date has become known to the day; `why` English, a part for each date.
 */
async function preview(options: PreviewOptions, tools: CommandTools): Promise<void> {
  const [from, to] = readDays(options);
  await onGround(tools, async ({ store, networks }) => {
    const messages = await findPreview(store.reads, networks, { from, to, network: readNetwork(options.network, networks), conversation: null });
    const rows = messages.map(previewLine);
    printResult(tools, options, rows, rows, {
      AT: (row) => row.at, CONVERSATION: (row) => row.conversation, NETWORK: (row) => row.network ?? '', ZONE: (row) => row.zone, DATES: (row) => row.milestones.map(({ id }) => id).join(', '), WHY: (row) => row.why,
    });
    if (rows.length === 0 && options.json !== true) tools.tell(`Nothing would be sent from ${from} to ${to}.`);
    const unknown = [...new Set(messages.filter(({ subscriber }) => subscriber.calendar?.holidayOn === null).map(({ subscriber }) => subscriber.network ?? 'no network'))];
    if (unknown.length > 0) tools.tell(`Public holidays are not known for ${unknown.join(', ')}: there the weekend alone counts. Add days with: imrf-bot reminders free-days add CODE DAY --as WHO`);
  });
}

const LONGEST_PREVIEW_DAYS = 1_100;

function readDays({ from, to }: PreviewOptions): [CalendarDate, CalendarDate] {
  const [first, last] = [CalendarDate.safeParse(from).data, CalendarDate.safeParse(to).data];
  if (first === undefined) throw new CommandEnd(EXIT.usage, `--from: expected a day such as 2026-12-01, got "${from}".`);
  if (last === undefined) throw new CommandEnd(EXIT.usage, `--to: expected a day such as 2026-12-31, got "${to}".`);
  if (last < first) throw new CommandEnd(EXIT.usage, '--to: expected a day not before --from.');
  if (daysBetween(first, last) > LONGEST_PREVIEW_DAYS) throw new CommandEnd(EXIT.usage, '--to: expected at most three years after --from.');
  return [first, last];
}

function readNetwork(text: string | undefined, networks: NetworkDirectory): string | null {
  if (text === undefined) return null;
  const network = findNetwork(text, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
  return network.code;
}
