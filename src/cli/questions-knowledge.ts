import type { Command } from 'commander';
import { editKnowledge, withdrawKnowledge, type KnowledgeEdit } from '../requests/edit-knowledge.js';
import { knowledgeCode, readKnowledgeCode, textFor, type Knowledge } from '../requests/knowledge.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { refusalEnd, wishOf, wordsOptions, type WordsOptions } from './questions-words.js';

interface ActingOptions extends OutputOptions {
  readonly as: string;
}

/** `questions knowledge list|show|edit|withdraw`: what the Secretariat wrote, and the bot repeats with its source. */
export function addQuestionsKnowledge(questions: Command, tools: CommandTools): void {
  const knowledge = questions.command('knowledge').description('what the Secretariat wrote, and the bot repeats with its source');
  knowledge.command('list').description('all of it, also what is withdrawn or too old').option('--json', 'one JSON value').action((options: OutputOptions) => list(options, tools));
  knowledge.command('show <code>').description('one, such as K-3, with its revisions').option('--json', 'one JSON value').action((code: string, options: OutputOptions) => show(code, options, tools));
  wordsOptions(knowledge.command('edit <code>').description('write its next revision; what is not given stays')).requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, options: WordsOptions & ActingOptions) => edit(code, options, tools));
  knowledge.command('withdraw <code>').description('take it out of use; its revisions stay').requiredOption('--reason <words>', 'why').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, options: ActingOptions & { reason: string }) => withdraw(code, options, tools));
}

function list(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => print((await ground.store.reads.requests.knowledge()).map((one) => rowOf(one, ground)), options, tools));
}

function show(code: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const revisions = await store.reads.requests.knowledgeRevisions(readCode(code));
    if (revisions.length === 0) throw refusalEnd({ kind: 'refused', code: 'no-knowledge', said: code });
    printResult(tools, options, revisions, revisions, {
      REVISION: (one) => String(one.revision), STATE: (one) => one.state, WRITTEN: (one) => one.writtenOn, UNTIL: (one) => one.expiresOn, BY: (one) => one.by, REASON: (one) => one.reason ?? '', SOURCE: (one) => one.source.url, TEXT: (one) => textFor(one.texts, 'en').text,
    });
  });
}

async function edit(code: string, options: WordsOptions & ActingOptions, tools: CommandTools): Promise<void> {
  const [number, wish] = [readCode(code), wishOf(options)];
  const given: KnowledgeEdit = {
    ...(Object.keys(wish.texts).length === 0 ? {} : { texts: wish.texts }), ...(wish.source === null ? {} : { source: wish.source }),
    ...(wish.wordings.length === 0 ? {} : { wordings: wish.wordings }), expiresOn: wish.expiresOn,
  };
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'questions.answer');
    const done = await ground.store.transact((tx) => editKnowledge(number, given, { by, today: dayIn('UTC', ground.clock.now()) }, { tx, ...ground }));
    if ('kind' in done) throw refusalEnd(done);
    print([rowOf(done, ground)], options, tools);
  });
}

async function withdraw(code: string, options: ActingOptions & { reason: string }, tools: CommandTools): Promise<void> {
  const number = readCode(code);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'questions.answer');
    const done = await ground.store.transact((tx) => withdrawKnowledge(number, options.reason, { by, today: dayIn('UTC', ground.clock.now()) }, { tx, ...ground }));
    if ('kind' in done) throw refusalEnd(done);
    print([rowOf(done, ground)], options, tools);
  });
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ number, revision, state, writtenOn, expiresOn, texts, source, wordings }: Knowledge, { clock }: CommandGround) {
  const isOver = dayIn('UTC', clock.now()) >= expiresOn;
  return { code: knowledgeCode(number), revision, state: state === 'held' && isOver ? ('expired' as const) : state, writtenOn, expiresOn, texts, source, wordings };
}

function print(rows: readonly Row[], options: OutputOptions, tools: CommandTools): void {
  printResult(tools, options, rows, rows, {
    CODE: (one) => one.code, REVISION: (one) => String(one.revision), STATE: (one) => one.state, WRITTEN: (one) => one.writtenOn, UNTIL: (one) => one.expiresOn, SOURCE: (one) => one.source.url, TEXT: (one) => textFor(one.texts, 'en').text,
  });
}

function readCode(text: string): number {
  const number = readKnowledgeCode(text);
  if (number === undefined) throw new CommandEnd(EXIT.usage, `CODE: expected something such as K-3, got "${text}". See: imrf-bot questions knowledge list`);
  return number;
}
