import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { editReference } from '../reference/edit.js';
import { isEditable, isExpired, type ReferenceEntry } from '../reference/entry.js';
import { refusalText } from '../reference/refusal-text.js';
import type { ReferenceWish } from '../reference/wish.js';
import { sourceFrom } from '../roadmap/change-words.js';
import type { Source } from '../roadmap/milestone.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly expired?: true;
  readonly all?: true;
}

interface EditOptions extends OutputOptions {
  readonly as: string;
  readonly reason?: string;
  readonly source?: string;
  readonly sourceTitle?: string;
  readonly asOf?: string;
  readonly expires?: string;
}

/** `reference …`: offers, contacts, figures, persons and links that the Secretariat keeps true, and the facts that ship. */
export function addReference(program: Command, tools: CommandTools): void {
  const reference = program.command('reference').description('facts beside the dates: offers, contacts, figures, persons, links');
  reference.command('list').description('what the Secretariat keeps, or all').option('--expired', 'only what was to be checked by a day that has passed').option('--all', 'also what nobody edits').option('--json', 'one JSON value')
    .action((options: ListOptions) => list(options, tools));
  reference.command('show <ref>').description('one fact with what stood before').option('--json', 'one JSON value').action((ref: string, options: OutputOptions) => show(ref, options, tools));
  editing(reference, 'edit <ref> [fields...]', 'give fields new values (email=…), or only a new as-of and expiry').action((ref: string, fields: string[], options: EditOptions) => edit({ kind: 'edit', ref, fields: readFields(fields) }, options, tools));
  editing(reference, 'add <ref> [fields...]', 'add a fact, such as contact:press email=… for=…').action((ref: string, fields: string[], options: EditOptions) => edit({ kind: 'add', ref, fields: readFields(fields) }, options, tools));
  editing(reference, 'remove <ref>', 'take a fact out; it is kept, and told no more').action((ref: string, options: EditOptions) => edit({ kind: 'remove', ref }, options, tools));
}

function editing(reference: Command, words: string, description: string): Command {
  return reference.command(words).description(description).requiredOption(...AS_OPTION)
    .option('--reason <text>', 'why').option('--source <url>', 'where it stands').option('--source-title <text>', 'what the source is called')
    .option('--as-of <date>', 'when it was so: a year, a month or a day').option('--expires <day>', 'the last day on which it is told without a warning').option('--json', 'one JSON value');
}

const COLUMNS: Readonly<Record<string, (entry: ReferenceEntry) => string>> = {
  REF: ({ ref }) => ref,
  'AS OF': ({ asOf }) => asOf,
  EXPIRES: ({ expires }) => expires ?? '',
  SOURCE: ({ source }) => source.title,
  VALUE: ({ values }) => ('email' in values ? values.email : 'value' in values ? String(values.value) : 'url' in values ? values.url : 'name' in values ? values.name : 'title' in values ? values.title : ''),
};

function list(options: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, clock }) => {
    const today = dayIn('UTC', clock.now());
    const held = (await store.reads.reference.all()).filter((entry) => !entry.removed && (options.all === true || isEditable(entry.kind)));
    const shown = options.expired === true ? held.filter((entry) => isExpired(entry, today)) : held;
    printResult(tools, options, shown.map((entry) => ({ ...entry, expired: isExpired(entry, today) })), shown, COLUMNS);
  });
}

function show(ref: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const entry = await store.reads.reference.find(ref);
    if (entry === undefined) throw new CommandEnd(EXIT.refused, `${ref}: no such fact. See: imrf-bot reference list --all`);
    const former = await store.reads.reference.former(ref);
    const rows = [...former, entry].reverse().map((one) => ({ ...one, told: JSON.stringify(one.values) }));
    printResult(tools, options, { entry, former }, rows, {
      REVISION: ({ revision }) => String(revision), 'AS OF': ({ asOf }) => asOf, EXPIRES: ({ expires }) => expires ?? '', BY: ({ by, at }) => `${by} ${at ?? ''}`.trim(),
      REASON: ({ reason }) => reason ?? '', SOURCE: ({ source }) => source.url ?? source.title, VALUES: ({ told, removed }) => (removed ? `removed ${told}` : told),
    });
  });
}

async function edit(wish: ReferenceWish, options: EditOptions, tools: CommandTools): Promise<void> {
  const source = readSource(options);
  await onGround(tools, async (ground) => {
    const { store, newId, clock } = ground;
    const by = await actAs(ground, options.as, 'reference.change');
    const grounds = { by, at: clock.machineNow(), today: dayIn('UTC', clock.now()), reason: options.reason ?? null, source, asOf: options.asOf ?? null, expires: options.expires ?? null };
    const plan = await store.transact((tx) => editReference(wish, grounds, { tx, newId }));
    if (plan.kind === 'refused') {
      if (options.json === true) tools.print(JSON.stringify({ refused: plan.code, said: plan.said }));
      const words = wordsIn('en');
      throw new CommandEnd(EXIT.refused, `${words.say(refusalText[plan.code], { said: plan.said })} ${words.say('roadmap.nothing-changed')}`);
    }
    printResult(tools, options, { entry: plan.next, before: plan.before }, [plan.next], COLUMNS);
  });
}

function readFields(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new CommandEnd(EXIT.usage, `${text}: expected a field and its value, such as email=name@example.org.`);
    return [text.slice(0, at), text.slice(at + 1)];
  }));
}

function readSource({ source, sourceTitle }: EditOptions): Source | null {
  if (source === undefined) return null;
  const read = sourceFrom(source, sourceTitle);
  if (read === undefined) throw new CommandEnd(EXIT.usage, `--source: ${wordsIn('en').say('roadmap.refused-source-broken', { said: source })}`);
  return read;
}
