import type { Command } from 'commander';
import { LANGUAGES, type Language } from '../language/language.js';
import type { RequestRefusal, RequestRefusalCode, WordsWish } from '../requests/plan-words.js';
import { CalendarDate } from '../time/calendar-date.js';
import { CommandEnd, EXIT } from './exit-codes.js';

/** What the Secretariat writes, as options: one for each language, source, wordings, last day. */
export type WordsOptions = Partial<Record<Language, string>> & { readonly source?: string; readonly wording?: string[]; readonly until?: string };

/** Adds the options that `wishOf` reads. */
export function wordsOptions(command: Command): Command {
  for (const language of LANGUAGES) command.option(`--${language} <words>`, `the words in this language (${language})`);
  return command.option('--source <url>', 'the source, needed for what answers later questions').option('--wording <words...>', 'the question in your own words, each as it may be asked later').option('--until <day>', 'the day until which it holds; a year, if none is given');
}

/** Reads the options. Throws CommandEnd (usage) on a day that is none. */
export function wishOf(options: WordsOptions): WordsWish {
  const expiresOn = options.until === undefined ? null : CalendarDate.safeParse(options.until).data;
  if (expiresOn === undefined) throw new CommandEnd(EXIT.usage, '--until: expected a day such as 2027-12-31.');
  const texts = Object.fromEntries(LANGUAGES.flatMap((language) => (options[language] === undefined ? [] : [[language, options[language]]])));
  return { texts, source: options.source ?? null, wordings: options.wording ?? [], expiresOn };
}

const refusals: Record<RequestRefusalCode, (said: string) => string> = {
  'no-group': (said) => `${said}: no such question waits. See: imrf-bot questions list.`,
  'is-first': (said) => `${said} is the one that its group is called by. Take the others apart.`,
  'no-knowledge': (said) => `${said}: nothing is kept under this code. See: imrf-bot questions knowledge list.`,
  'text-missing': () => 'Write the reply in at least one language: --en "…" and the like.',
  'text-long': () => 'Too long: a reply takes 3,000 characters, a wording 500, and 20 wordings at most.',
  'source-missing': () => '--source: what answers later questions needs a source. Give its link, or leave --wording out: then the reply goes only to those who asked.',
  'wording-missing': () => '--wording: write the question in your own words too, since later ones are recognised by it. Or leave --source out: then the reply goes only to those who asked.',
  'source-broken': (said) => `--source: ${said} is no link that begins with https:// or http://.`,
  'over-already': (said) => `--until: ${said} has passed.`,
  'reason-missing': () => '--reason: give the reason.',
};

/** A refusal as the end of a command. */
export function refusalEnd({ code, said }: RequestRefusal): CommandEnd {
  return new CommandEnd(EXIT.refused, `${refusals[code](said)} Nothing was changed.`);
}
