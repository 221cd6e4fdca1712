import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { z } from 'zod';
import { Language, LANGUAGES } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { findNetwork, nameNetwork } from '../networks/find-network.js';
import { exportFilter } from '../practices/documents/export-filter.js';
import { eachPractice } from '../practices/documents/export-practices.js';
import { exportedPractice, type ExportedPractice } from '../practices/documents/exported-practice.js';
import { columnsOf } from '../practices/documents/practice-row.js';
import { tableFields, withoutUnasked } from '../practices/documents/table-fields.js';
import { MOST_IN_BOOK, writeBook } from '../practices/documents/write-book.js';
import { writeCsv, writeJson, writeXlsx, type Pieces } from '../practices/documents/write-files.js';
import { PracticeKind, PracticeState } from '../practices/practice.js';
import type { PracticeFilter } from '../practices/repository.js';
import { CalendarDate } from '../time/calendar-date.js';
import { InstantFromText } from '../time/instant.js';
import { actAs } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult } from './output.js';

const Format = z.enum(['docx', 'xlsx', 'csv', 'json']);
const Options = z.object({
  format: Format.optional(), out: z.string().optional(), language: Language, network: z.array(z.string()).optional(), region: z.string().optional(), objective: z.string().regex(/^([1-9]|1\d|2[0-3])$/, 'expected a number from 1 to 23').optional(),
  state: z.array(PracticeState).optional(), kind: PracticeKind.optional(), since: CalendarDate.optional(), until: CalendarDate.optional(), id: z.array(z.string()).optional(), withContacts: z.literal(true).optional(), as: z.string().optional(), json: z.literal(true).optional(),
});
type Options = z.infer<typeof Options>;

/** `practices export`: what was handed in, as a Word file, a workbook, a table or JSON. Contact details only for the Secretariat, and only where asked for. */
export function addPracticesExport(practices: Command, tools: CommandTools): void {
  practices.command('export').description('practices as a file: docx to read, xlsx or csv (a row a practice), json; import takes back all but docx')
    .option('--format <format>', Format.options.join(', ')).option('--out <file>', 'the file; json and csv are printed without it').option('--language <xx>', `of a docx: ${LANGUAGES.join(', ')}`, 'en')
    .option('--network <codes...>', 'of these networks, such as KE').option('--region <id>', 'of a region, such as africa').option('--objective <n>', 'on an objective of the Compact').option('--state <states...>', 'without it all that was handed in')
    .option('--kind <kind>', PracticeKind.options.join(', ')).option('--since <day>', 'submitted on this day or later').option('--until <day>', 'submitted before this day').option('--id <ids...>', 'these practices')
    .option('--with-contacts', 'with contact details; needs --as').option('--as <who>', 'who asks for contact details').option('--json', 'with --out: one JSON value about the file; without: the same as --format json')
    .action((options: unknown) => exportFile(readOptions(options), tools));
}

function readOptions(options: unknown): Options {
  const read = Options.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CommandEnd(EXIT.usage, `--${issue?.path.join(' ') ?? 'option'}: ${issue?.message ?? 'cannot be read'}`);
}

function exportFile(options: Options, tools: CommandTools): Promise<void> {
  const format = formatOf(options);
  return onGround(tools, async (ground) => {
    // A process that writes one file and ends: it forgets often rather than grow by what it has written already.
    setFlagsFromString('--optimize-for-size');
    const withContacts = options.withContacts === true;
    if (withContacts) await mayAsk(options, ground);
    const filter = filterOf(options, ground);
    let count = 0;
    const pieces = (async function* (): Pieces {
      for await (const piece of eachPractice(ground.store.reads.practices, filter, progress(tools))) {
        count += piece.length;
        yield piece.map((practice) => exportedPractice(practice, withContacts));
      }
    })();
    const writing = (to: Writable) => writeFormat({ format, pieces, withContacts, language: options.language }, to, ground);
    if (options.out === undefined) {
      tools.print(await printed(writing));
      return;
    }
    await writeWhole(options.out, writing);
    printResult(tools, options.json === true ? { json: true } : {}, { file: options.out, format, practices: count }, [{ file: options.out, count }], { FILE: ({ file }) => file, PRACTICES: (one) => String(one.count) });
  });
}

function formatOf({ format, out }: Options): z.infer<typeof Format> {
  const read = format ?? (out === undefined ? 'json' : Format.safeParse(/\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase()).data);
  if (read === undefined) throw new CommandEnd(EXIT.usage, `--format: expected one of ${Format.options.join(', ')}, or a file that ends in one of them.`);
  if (out === undefined && (read === 'docx' || read === 'xlsx')) throw new CommandEnd(EXIT.usage, `--out: a ${read} needs a file to be written to.`);
  return read;
}

async function mayAsk({ as }: Options, ground: CommandGround): Promise<void> {
  if (as === undefined) throw new CommandEnd(EXIT.usage, '--with-contacts: give --as WHO, somebody of the Secretariat.');
  await actAs(ground, as, 'practices.review');
}

function filterOf({ network, region, objective, state, kind, since, until, id }: Options, { networks }: CommandGround): PracticeFilter {
  const startOf = (day: CalendarDate | undefined) => (day === undefined ? undefined : InstantFromText.parse(`${day}T00:00:00Z`));
  const codes = network?.map((text) => {
    const found = findNetwork(text, networks);
    if (found === undefined) throw new CommandEnd(EXIT.usage, `--network: no network is called "${text}".`);
    return found.code;
  });
  return exportFilter({ ids: id, networks: codes, region, objective, states: state, kind, since: startOf(since), until: startOf(until) }, networks);
}

/** On stderr, each time another thousand is done, and at the end. */
function progress({ tell }: CommandTools): (done: number, of: number) => void {
  let told = 0;
  return (done, of) => {
    if (done < of && done - told < 1_000) return;
    told = done;
    tell(`${done} of ${of} practices`);
  };
}

/** A file is there whole or not at all: it is written beside its place and moved there at the end. */
async function writeWhole(path: string, work: (to: Writable) => Promise<void>): Promise<void> {
  const beside = `${path}.part`;
  const to = createWriteStream(beside);
  const whole = finished(to);
  try {
    await Promise.all([work(to).then(() => to.end()), whole]);
    await rename(beside, path);
  } catch (fault) {
    to.destroy();
    await rm(beside, { force: true });
    if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && /^E[A-Z]+$/.test(fault.code)) throw new CommandEnd(EXIT.usage, `--out: ${path} cannot be written (${fault.code}).`);
    throw fault;
  }
}

async function printed(work: (to: Writable) => Promise<void>): Promise<string> {
  const to = new PassThrough();
  const [whole] = await Promise.all([text(to), work(to).then(() => to.end())]);
  return whole.trimEnd();
}

interface Writing {
  readonly format: z.infer<typeof Format>;
  readonly pieces: Pieces;
  readonly withContacts: boolean;
  readonly language: Language;
}

async function writeFormat({ format, pieces, withContacts, language }: Writing, to: Writable, { practiceForms }: CommandGround): Promise<void> {
  const columns = columnsOf(tableFields(practiceForms).map(({ id }) => id), withContacts);
  switch (format) {
    case 'json':
      return writeJson(pieces, to);
    case 'csv':
      return writeCsv(withoutUnasked(pieces, practiceForms), columns, to);
    case 'xlsx':
      return writeXlsx(withoutUnasked(pieces, practiceForms), columns, to);
    case 'docx': {
      const words = wordsIn(language);
      const book = await writeBook(await gathered(pieces), { words, formOf: (practice) => practiceForms.formOf(practice, language), nameNetwork: (code) => (code === null ? words.say('practices.no-network') : nameNetwork(code, language)) });
      to.write(book);
    }
  }
}

async function gathered(pieces: Pieces): Promise<ExportedPractice[]> {
  const all: ExportedPractice[] = [];
  for await (const piece of pieces) {
    all.push(...piece);
    if (all.length > MOST_IN_BOOK) throw new CommandEnd(EXIT.refused, `A Word file takes ${MOST_IN_BOOK} practices at most. Choose some, for example with --network or --objective, or export as xlsx.`);
  }
  return all;
}
