import { InvalidArgumentError, type Command } from 'commander';
import { Language, LANGUAGES } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { changeTranslation } from '../translations/change-translation.js';
import type { TranslationWish } from '../translations/plan-translation.js';
import { refusalText } from '../translations/refusal-text.js';
import { standings, type Standing } from '../translations/standing.js';
import { byTranslated } from '../translations/translation.js';
import { actAs, AS_OPTION } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface ListOptions extends OutputOptions {
  readonly language?: Language;
  readonly unconfirmed?: true;
}

interface WriteOptions extends OutputOptions {
  readonly as: string;
  readonly language: Language;
}

interface TranslateOptions extends WriteOptions {
  readonly title?: string;
  readonly summary?: string;
  readonly alias: readonly string[];
  readonly dropAlias: readonly string[];
}

const LANGUAGE_OPTION = ['--language <xx>', `one of ${LANGUAGES.join(', ')}`, readLanguage] as const;

/** `roadmap translations`, `roadmap translations confirm`, `roadmap translate`: names in six languages. */
export function addRoadmapTranslations(roadmap: Command, tools: CommandTools): void {
  const translations = roadmap.command('translations').description('names in six languages, and what nobody has confirmed');
  translations.option(...LANGUAGE_OPTION).option('--unconfirmed', 'only what is not confirmed, out of date or missing').option('--json', 'one JSON value').action((options: ListOptions) => list(options, tools));
  // --language and --json are the outer command's, wherever they stand.
  translations.command('confirm <id>').description('vouch for a translation as it stands; with --language').requiredOption(...AS_OPTION)
    .action((id: string, _own: unknown, command: Command) => confirm(id, command.optsWithGlobals<Partial<WriteOptions> & { as: string }>(), tools));
  roadmap.command('translate <id>').description('mend a title, a summary or other names; it then waits to be confirmed').requiredOption(...LANGUAGE_OPTION).requiredOption(...AS_OPTION)
    .option('--title <text>', 'the title in this language').option('--summary <text>', 'the summary in this language')
    .option('--alias <text>', 'another name, once for each', gather, []).option('--drop-alias <text>', 'a name to take away, once for each', gather, []).option('--json', 'one JSON value')
    .action((id: string, options: TranslateOptions) => change(amendment(id, options), options, tools));
}

const COLUMNS: Readonly<Record<string, (standing: Standing) => string>> = {
  ID: ({ of }) => of,
  LANGUAGE: ({ language }) => language,
  STATE: ({ state }) => state,
  NAME: ({ translation, english }) => translation?.title ?? english.title,
  ALSO: ({ translation }) => translation?.aliases.join('; ') ?? '',
};

function list({ language, unconfirmed, ...options }: ListOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const all = standings({ milestones: await store.reads.roadmap.milestones(), translations: byTranslated(await store.reads.translations.all()) });
    const shown = all.filter((one) => (language === undefined || one.language === language) && (unconfirmed !== true || one.state !== 'confirmed'));
    printResult(tools, options, shown.map(lineOf), shown, COLUMNS);
  });
}

const NONE = { title: null, summary: '', aliases: [], confirmedBy: null, confirmedAt: null, by: null, revision: 0 };

/** One name, flat, as a program reads it. */
function lineOf({ of, language, state, english, translation }: Standing): object {
  const { title, summary, aliases, confirmedBy, confirmedAt, by, revision } = translation ?? NONE;
  return { id: of, language, state, title, summary, aliases, english, confirmedBy, confirmedAt, by, revision };
}

async function change(wish: TranslationWish, options: OutputOptions & { readonly as: string }, tools: CommandTools): Promise<void> {
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'roadmap.translate');
    const plan = await ground.store.transact((tx) => changeTranslation(wish, by, { tx, newId: ground.newId, clock: ground.clock }));
    if (plan.kind === 'refused') {
      if (options.json === true) tools.print(JSON.stringify({ refused: plan.code, said: plan.said }));
      const words = wordsIn('en');
      throw new CommandEnd(EXIT.refused, `${words.say(refusalText[plan.code], { said: plan.said })} ${words.say('roadmap.nothing-changed')}`);
    }
    const { next } = plan;
    const standing: Standing = { of: next.of, language: next.language, state: next.confirmedBy === null ? 'unconfirmed' : 'confirmed', english: next.original, translation: next };
    printResult(tools, options, lineOf(standing), [standing], COLUMNS);
    if (next.confirmedBy === null) tools.tell(`To confirm it: imrf-bot roadmap translations confirm ${next.of} --language ${next.language} --as NAME`);
  });
}

function confirm(of: string, { language, ...options }: Partial<WriteOptions> & { as: string }, tools: CommandTools): Promise<void> {
  if (language === undefined) throw new CommandEnd(EXIT.usage, `confirm: give --language, one of ${LANGUAGES.join(', ')}.`);
  return change({ kind: 'confirm', of, language, seen: null }, options, tools);
}

function amendment(of: string, { language, title, summary, alias, dropAlias }: TranslateOptions): TranslationWish {
  if (title === undefined && summary === undefined && alias.length + dropAlias.length === 0) throw new CommandEnd(EXIT.usage, 'translate: give at least one of --title, --summary, --alias, --drop-alias.');
  return { kind: 'amend', of, language, ...(title === undefined ? {} : { title }), ...(summary === undefined ? {} : { summary }), addAliases: alias, dropAliases: dropAlias };
}

function readLanguage(text: string): Language {
  const language = Language.safeParse(text).data;
  if (language === undefined) throw new InvalidArgumentError(`Expected one of ${LANGUAGES.join(', ')}.`);
  return language;
}

function gather(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
