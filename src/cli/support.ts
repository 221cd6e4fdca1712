import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { refusalText } from '../support/asker-says.js';
import { findAssignee } from '../support/desk-hears.js';
import { stateText } from '../support/lines.js';
import { makeStep } from '../support/make-step.js';
import type { SupportRefusal } from '../support/plan-step.js';
import { OPEN_STATES, readRequestCode, requestCode, SupportState, type SupportStep } from '../support/support-request.js';
import { requestRow, type RequestRow } from '../support/request-row.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { addSupportExport } from './support-export.js';

interface ActingOptions extends OutputOptions {
  readonly as: string;
  readonly to?: string;
}

/** `support list|show|assign|wait|done|decline|export`: what networks asked the Secretariat for. */
export function addSupport(program: Command, tools: CommandTools): void {
  const support = program.command('support').description('what networks asked the Secretariat for');
  support.command('list').description('those with which something is still to do').option('--state <states...>', `only these: ${SupportState.options.join(', ')}`).option('--json', 'one JSON value')
    .action((options: OutputOptions & { readonly state?: readonly string[] }) => list(options, tools));
  support.command('show <code>').description('one of them, such as R-7, and how it came to be as it is').option('--json', 'one JSON value').action((code: string, options: OutputOptions) => show(code, options, tools));
  support.command('assign <code>').description('somebody takes it on: whoever types this, or --to').option('--to <who>', 'somebody else of the Secretariat').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, options: ActingOptions) => step(code, 'assign', '', options, tools));
  const worded = { wait: ['ask the network something, where it asked', 'question'], done: ['reply: it is done', 'reply'], decline: ['say why it cannot be done', 'reason'] } as const;
  for (const name of ['wait', 'done', 'decline'] as const) {
    support.command(`${name} <code> <${worded[name][1]}>`).description(worded[name][0]).requiredOption(...AS_OPTION).option('--json', 'one JSON value')
      .action((code: string, words: string, options: ActingOptions) => step(code, name, words, options, tools));
  }
  addSupportExport(support, tools);
}

function list(options: OutputOptions & { readonly state?: readonly string[] }, tools: CommandTools): Promise<void> {
  const states = SupportState.array().safeParse(options.state ?? OPEN_STATES);
  if (!states.success) throw new CommandEnd(EXIT.usage, `--state: expected some of ${SupportState.options.join(', ')}.`);
  return onGround(tools, async (ground) => {
    const rows = (await ground.store.reads.support.requests(states.data)).map((one) => requestRow(one, todayOf(ground)));
    printResult(tools, options, rows, rows, {
      CODE: (row) => row.code, STATE: (row) => (row.overdue ? `${row.state} (overdue)` : row.state), KIND: (row) => row.kind, NETWORK: (row) => row.network ?? '', 'NEEDED BY': (row) => row.wantedBy ?? '', 'TAKEN ON BY': (row) => row.assignee ?? '', WHAT: (row) => row.what,
    });
  });
}

function show(text: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  const number = readCode(text);
  return onGround(tools, async (ground) => {
    const value = await rowOf(number, ground);
    const events = (await ground.store.reads.support.events(number)).map(({ revision, state, by, at, words }) => ({ revision, state, by, at, words }));
    printResult(tools, options, { ...value, events }, Object.entries({ ...value, events }), { WHAT: ([name]) => name, VALUE: ([, one]) => (typeof one === 'string' ? one : JSON.stringify(one)) });
  });
}

async function step(text: string, name: Extract<SupportStep, 'assign' | 'wait' | 'done' | 'decline'>, words: string, options: ActingOptions, tools: CommandTools): Promise<void> {
  const number = readCode(text);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'support.handle');
    const assignee = name !== 'assign' ? null : options.to === undefined ? by : await findAssignee(options.to, 'local', ground.store.reads.people);
    if (assignee === undefined) throw refusalEnd({ kind: 'refused', code: 'assignee-unknown', said: options.to ?? '', state: null });
    const done = await ground.store.transact((tx) => makeStep(number, { step: name, words, assignee, seen: null }, by, () => true, { ...ground, tx }));
    if ('code' in done) throw refusalEnd(done);
    const row = requestRow(done, todayOf(ground));
    printResult(tools, options, row, [row], { CODE: (one) => one.code, NOW: (one) => one.state, 'TAKEN ON BY': (one) => one.assignee ?? '' });
  });
}

async function rowOf(number: number, ground: CommandGround): Promise<RequestRow> {
  const request = await ground.store.reads.support.findRequest(number);
  if (request === undefined) throw refusalEnd({ kind: 'refused', code: 'no-request', said: requestCode(number), state: null });
  return requestRow(request, todayOf(ground));
}

function refusalEnd({ code, said, state }: SupportRefusal): CommandEnd {
  const words = wordsIn('en');
  return new CommandEnd(EXIT.refused, words.say(refusalText[code], { said, state: state === null ? '' : words.say(stateText[state]) }));
}

function readCode(text: string): number {
  const number = readRequestCode(text);
  if (number === undefined) throw new CommandEnd(EXIT.usage, `CODE: expected a request such as R-7, got "${text}". See: imrf-bot support list`);
  return number;
}

function todayOf({ clock, secretariatZone }: CommandGround) {
  return dayIn(secretariatZone, clock.now());
}
