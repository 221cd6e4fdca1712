import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { stateText } from '../practices/tell-practice.js';
import { fieldIds, findField } from '../practices/review-fields.js';
import type { ReviewRefusal } from '../practices/review-plan.js';
import { REVIEW_STEPS, type ReviewStep } from '../practices/review-step.js';
import { takeReviewStep } from '../practices/review-take.js';
import { readReviewStep, refusalText } from '../practices/review-words.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';
import { printQueue, printReview } from './practices-review-read.js';

interface ReviewOptions extends OutputOptions {
  readonly queue?: true;
  readonly as?: string;
  readonly reason?: string;
  readonly seen?: string;
  readonly field?: string;
  readonly to?: string;
  readonly other?: string;
  readonly address?: string;
}

/** `practices review --queue`, `practices review ID`, `practices review ID STEP …`: what the Secretariat does with what was handed in. */
export function addPracticesReview(program: Command, tools: CommandTools): void {
  const practices = program.commands.find((command) => command.name() === 'practices') ?? program.command('practices').description('good practices, from draft to Hub');
  practices.command('review [id] [step] [words...]').description(`steps: ${REVIEW_STEPS.join(', ')}; behind it what the step needs: FIELD: TEXT, the reason, another id, an account, an address`)
    .option('--queue', 'what waits for review, and what submitters have not answered for a week').option(...AS_OPTION).option('--reason <words>', 'the reason, or the text of the comment')
    .option('--field <field>', 'the field of the comment').option('--to <who>', 'who gets it').option('--other <id>', 'into which it is merged, or of which it is a duplicate').option('--address <url>', 'where the Hub shows it')
    .option('--seen <revision>', 'only if the practice still has this revision').option('--json', 'one JSON value')
    .action((id: string | undefined, step: string | undefined, words: string[], options: ReviewOptions) => review(id, step, words, options, tools));
}

async function review(id: string | undefined, step: string | undefined, words: readonly string[], options: ReviewOptions, tools: CommandTools): Promise<void> {
  if (id === undefined) return printQueue(options, tools);
  if (step === undefined) return printReview(id, options, tools);
  if (options.as === undefined) throw new CommandEnd(EXIT.usage, '--as: say who does it: a name, or slack:TEAM/USER and the like.');
  const seen = readSeen(options.seen);
  const { as } = options;
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, as, 'practices.review');
    const practice = await ground.store.reads.practices.findPractice(id);
    const form = ground.practiceForms.formOf(practice ?? { formVersion: ground.practiceForms.newest }, 'en');
    const read = readReviewStep(`${step} ${wordsFor(step, words, options)}`, by);
    if (read === undefined) throw new CommandEnd(EXIT.usage, `STEP: expected one of ${REVIEW_STEPS.join(', ')}.`);
    const wanted = { practice: id, step: nameField(read, (said) => findField(form, said)?.id), seen };
    const done = await ground.store.transact((tx) => takeReviewStep(wanted, { by, mayReview: true }, fieldIds(form), { ...ground, tx }));
    if (done.kind === 'refused') throw refusalEnd(done);
    const value = { id, step: wanted.step.step, was: done.was, state: done.practice.state, revision: done.practice.revision, told: done.isTold };
    printResult(tools, options, value, [value], { ID: (row) => row.id, STEP: (row) => row.step, WAS: (row) => row.was, NOW: (row) => row.state, TOLD: (row) => (row.told ? 'yes' : 'no') });
  });
}

/** What stands behind the step, or in the option for it. */
function wordsFor(step: string, words: readonly string[], { reason, field, to, other, address }: ReviewOptions): string {
  const typed = words.join(' ');
  switch (step.toLowerCase()) {
    case 'comment':
      if (field !== undefined) return `${field}: ${reason ?? typed}`;
      return reason === undefined ? typed : `${typed.replace(/:\s*$/, '')}: ${reason}`;
    case 'assign':
      return to ?? typed;
    case 'publish':
      return address ?? typed;
    case 'merge':
    case 'duplicate':
      return other ?? typed;
    default:
      return reason ?? typed;
  }
}

function nameField(step: ReviewStep, idOf: (said: string) => string | undefined): ReviewStep {
  return step.step === 'comment' ? { ...step, field: idOf(step.field) ?? step.field } : step;
}

function readSeen(text: string | undefined): number | null {
  if (text === undefined) return null;
  const revision = Number(text);
  if (!Number.isInteger(revision) || revision < 1) throw new CommandEnd(EXIT.usage, '--seen: expected a whole number above 0.');
  return revision;
}

/** A refusal as the end of a command. */
export function refusalEnd({ code, said, state }: Pick<ReviewRefusal, 'code' | 'said' | 'state'>): CommandEnd {
  const words = wordsIn('en');
  return new CommandEnd(EXIT.refused, `${words.say(refusalText[code], { said, state: state === null ? '–' : words.say(stateText[state]) })} ${words.say('roadmap.nothing-changed')}`);
}
