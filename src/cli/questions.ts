import type { Command } from 'commander';
import { groupQuestions, type QuestionGroup } from '../requests/group-questions.js';
import { knowledgeCode } from '../requests/knowledge.js';
import { questionCode, readQuestionCode } from '../requests/question.js';
import { closeGroup, replyToGroup, setApart } from '../requests/reply.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { addQuestionsKnowledge } from './questions-knowledge.js';
import { refusalEnd, wordsOptions, wishOf, type WordsOptions } from './questions-words.js';

interface ActingOptions extends OutputOptions {
  readonly as: string;
}

/** `questions list|show|reply|close|apart|knowledge`: what nobody could answer. */
export function addQuestions(program: Command, tools: CommandTools): void {
  const questions = program.command('questions').description('what the bot could not answer, or answered wrongly');
  questions.command('list').description('alike questions together, those that wait for a week first').option('--json', 'one JSON value').action((options: OutputOptions) => list(options, tools));
  questions.command('show <code>').description('one of them, such as Q-7, in every wording').option('--json', 'one JSON value').action((code: string, options: OutputOptions) => show(code, options, tools));
  wordsOptions(questions.command('reply <code>').description('reply where it was asked; with --source and --wording later questions are answered too')).requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, options: WordsOptions & ActingOptions) => reply(code, options, tools));
  questions.command('close <code>').description('close it without a reply; those who asked are told why').requiredOption('--reason <words>', 'why').requiredOption(...AS_OPTION).option('--json', 'one JSON value')
    .action((code: string, options: ActingOptions & { reason: string }) => close(code, options, tools));
  questions.command('apart <code>').description('take a wording out of its group, to be replied to by itself').requiredOption(...AS_OPTION).option('--json', 'one JSON value').action((code: string, options: ActingOptions) => apart(code, options, tools));
  addQuestionsKnowledge(questions, tools);
}

function list(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const rows = (await groupsOf(ground)).map(rowOf);
    printResult(tools, options, rows, rows, {
      CODE: (row) => row.code, ASKED: (row) => String(row.count), WHY: tellWhy, LANGUAGES: (row) => row.languages.join(', '), SINCE: (row) => (row.overdue ? `${row.since} (a week or longer)` : row.since), EXAMPLE: (row) => row.example,
    });
  });
}

function show(code: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const number = readCode(code);
    const group = (await groupsOf(ground)).find((one) => one.number === number);
    if (group === undefined) throw refusalEnd({ kind: 'refused', code: 'no-group', said: questionCode(number) });
    const value = { ...rowOf(group), texts: group.texts.map((one) => ({ code: questionCode(one.number), text: one.text })) };
    printResult(tools, options, value, Object.entries(value), { WHAT: ([name]) => name, VALUE: ([, one]) => (typeof one === 'object' ? JSON.stringify(one) : String(one)) });
  });
}

async function reply(code: string, options: WordsOptions & ActingOptions, tools: CommandTools): Promise<void> {
  const [number, wish] = [readCode(code), wishOf(options)];
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'questions.answer');
    const done = await ground.store.transact((tx) => replyToGroup(number, wish, { by, today: todayOf(ground) }, { tx, ...ground }));
    if (done.kind === 'refused') throw refusalEnd(done);
    const value = { code: questionCode(number), places: done.places, knowledge: done.knowledge === null ? null : knowledgeCode(done.knowledge.number) };
    printResult(tools, options, value, [value], { CODE: (one) => one.code, 'GOES TO': (one) => String(one.places), 'KEPT AS': (one) => one.knowledge ?? 'not kept' });
  });
}

async function close(code: string, options: ActingOptions & { reason: string }, tools: CommandTools): Promise<void> {
  const number = readCode(code);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'questions.answer');
    const done = await ground.store.transact((tx) => closeGroup(number, options.reason, { by, today: todayOf(ground) }, { tx, ...ground }));
    if (done.kind === 'refused') throw refusalEnd(done);
    const value = { code: questionCode(number), places: done.places };
    printResult(tools, options, value, [value], { CLOSED: (one) => one.code, 'TOLD WHY': (one) => String(one.places) });
  });
}

async function apart(code: string, options: ActingOptions, tools: CommandTools): Promise<void> {
  const number = readCode(code);
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'questions.answer');
    const done = await ground.store.transact((tx) => setApart(number, { by, today: todayOf(ground) }, { tx, ...ground }));
    if (done.kind === 'refused') throw refusalEnd(done);
    const value = { code: questionCode(number) };
    printResult(tools, options, value, [value], { 'NOW BY ITSELF': (one) => one.code });
  });
}

async function groupsOf(ground: CommandGround): Promise<QuestionGroup[]> {
  return groupQuestions(await ground.store.reads.requests.queue(), todayOf(ground));
}

function todayOf({ clock }: CommandGround) {
  return dayIn('UTC', clock.now());
}

function rowOf({ number, count, unanswered, wrong, languages, since, isOverdue: overdue, example }: QuestionGroup) {
  return { code: questionCode(number), count, unanswered, wrong, languages, since, overdue, example };
}

function tellWhy({ unanswered, wrong }: Pick<QuestionGroup, 'unanswered' | 'wrong'>): string {
  return [...(unanswered > 0 ? [`${unanswered} not answered`] : []), ...(wrong > 0 ? [`${wrong} wrong`] : [])].join(', ');
}

function readCode(text: string): number {
  const number = readQuestionCode(text);
  if (number === undefined) throw new CommandEnd(EXIT.usage, `CODE: expected a question such as Q-7, got "${text}". See: imrf-bot questions list`);
  return number;
}
