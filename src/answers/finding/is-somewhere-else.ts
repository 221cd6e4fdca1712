import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { headsOf } from './find-events.js';
import { unheardIn } from './unheard.js';

const PLACED: ReadonlySet<string> = new Set(['in', 'at', 'a', 'au', 'en', 'в', 'во']);
const NAMED_AFTER: ReadonlySet<string> = new Set([...PLACED, 'of', 'de', 'd', 'du', 'del']);
const PREPOSITIONS: ReadonlySet<string> = new Set(['on', 'for', 'sur', 'pour', 'les', 'la', 'le', 'las', 'sobre', 'para', 'по', 'о', 'и', 'and', 'et', 'y']);
const OF_MIGRATION = /^(?:migra|international|internacional|миграц|международн|развит|develop|desarrollo)/u;
const RUSSIAN_OF_PLACE = /[сц]к(?:ии|ая|ое|ого|ои|ому|ую|им|ом)$/u;

/** The words of a question, and whether one stands for nothing, neither in the lexicon nor in a title. */
interface Reading extends Question {
  readonly isUnheard: (at: number) => boolean;
}

/** "The Forum in Rabat", "the Dushanbe summit": a city or a name that the ledger does not know is where or what somebody else's event is. */
export function isSomewhereElse(question: Question, isInLedger: (word: string) => boolean): boolean {
  const unheard = unheardIn(question, isInLedger);
  const read = { ...question, isUnheard: (at: number) => unheard.has(at) };
  const events = question.about.filter(({ meanings }) => !meanings.every((meaning) => /^o\d+$/u.test(meaning)));
  return events.some((event) => isPlaced(event, read, PLACED)) || (hasOnlyAKind(question) && events.filter(isOfAKind).some((event) => isNamed(event, read)));
}

/** Forums, summits and declarations there are many: the word alone is no name. */
function hasOnlyAKind(question: Question): boolean {
  const heads = headsOf(question);
  return heads.size === 1 && (heads.has('forum') || heads.has('summit') || heads.has('declaration'));
}

function isOfAKind({ meanings }: Spot): boolean {
  return meanings.includes('forum') || meanings.includes('summit') || meanings.includes('declaration');
}

/** After the event, and after "on migration": a preposition and a name in a capital letter. */
function isPlaced({ end }: Spot, { text, tokens, isUnheard }: Reading, prepositions: ReadonlySet<string>): boolean {
  let at = end;
  while (isOfMigration(tokens[at]?.text) && tokens[at]?.begins === false) at += 1;
  const [preposition, name] = [tokens[at], tokens[at + 1]];
  if (preposition === undefined || name === undefined || preposition.begins || name.begins) return false;
  return prepositions.has(preposition.text) && /^\p{Lu}\p{L}{2}/u.test(text.slice(name.at)) && isUnheard(at + 1);
}

function isOfMigration(word = ''): boolean {
  return PREPOSITIONS.has(word) || OF_MIGRATION.test(word);
}

/** "Петербургский форум", "the Bamako summit", "sommet de Dakar", "قمة نواكشوط", "澜湄峰会". */
function isNamed(event: Spot, read: Reading): boolean {
  const { language, text, tokens, isUnheard } = read;
  const before = tokens[event.at - 1];
  if (language === 'ar') return isUnheard(event.end) && (tokens[event.end]?.text.length ?? 0) > 3 && tokens[event.end]?.begins === false;
  if (language === 'zh') return isNamedInChinese(event, read);
  if (language === 'ru' && isUnheard(event.at - 1) && RUSSIAN_OF_PLACE.test(before?.text ?? '')) return true;
  const isName = before !== undefined && event.at > 1 && /^\p{Lu}\p{Ll}{2}/u.test(text.slice(before.at)) && !before.begins;
  return (language === 'en' && isName && isUnheard(event.at - 1)) || isPlaced(event, read, NAMED_AFTER);
}

/** Two strange characters or more: right before a forum, or anywhere before a summit in its clause. */
function isNamedInChinese({ at, meanings }: Spot, { tokens, isUnheard }: Reading): boolean {
  const reach = meanings.includes('summit') ? 8 : 2;
  let run = 0;
  // "成都移民论坛": a name of two characters begins the clause, one of which has a meaning of its own.
  if (tokens[at - 2]?.begins === true && (isUnheard(at - 1) || isUnheard(at - 2))) return true;
  for (let place = at - 1; place >= at - reach && place >= 0; place -= 1) {
    run = isUnheard(place) ? run + 1 : 0;
    if (run === 2) return true;
    if (tokens[place]?.begins === true) return false;
  }
  return false;
}
