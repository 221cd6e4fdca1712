import type { Language } from '../../language/language.js';
import { bareForm } from '../../language/phrases.js';
import type { FoundReference, ReferenceGround } from './found.js';
import { phrasesFor, phrasesOfAll } from './lexicon.js';
import { mendSlips } from './mend-slips.js';
import { readBare, type Question } from './question.js';
import { readCompact, readNumbered } from './read-compact.js';
import { readForms } from './read-forms.js';
import { readForum } from './read-forum.js';
import { readCounts, readPeople } from './read-people.js';
import { readRegions } from './read-regions.js';
import { readContact, readSupport } from './read-support.js';

type Rule = (question: Question, ground: ReferenceGround) => FoundReference | undefined;

// The narrowest meaning first: "how many pledges" is a count before it is a form, "who can help" a person before it is an offer.
const RULES: readonly Rule[] = [readCounts, readPeople, readSupport, readForms, readForum, readRegions, readCompact, readContact];

/**
 * Reads whether a question asks for support or for a reference fact, in any of the six languages. Undefined where it does
 * not, or where it asks for a date: those belong to the ledger. Nothing is named that the house does not hold.
 */
export function readReference(text: string, language: Language, ground: ReferenceGround): FoundReference | undefined {
  const bare = bareForm(text);
  const found = readBareText(bare, language, ground);
  if (found !== undefined && found.strength !== 'weak') return found;
  const mended = mendSlips(bare, language);
  return mended === bare ? found : readBareText(mended, language, ground) ?? found;
}

function readBareText(bare: string, language: Language, ground: ReferenceGround): FoundReference | undefined {
  const own = readBare(bare, phrasesFor(language));
  if (asksForDate(own) || own.says('not-held') || countsAtForum(own)) return undefined;
  return readWords(own, ground) ?? readWords(readBare(bare, phrasesOfAll()), ground);
}

/** How many pledges were made at one Forum is not known; how many there are is. */
function countsAtForum({ says }: Question): boolean {
  return says('how-many', 'pledge', 'forum') && !says('length');
}

function readWords(question: Question, ground: ReferenceGround): FoundReference | undefined {
  if (question.bare === '' || asksForDate(question) || question.says('not-held')) return undefined;
  const found = merged(readNumbered(question, ground), RULES, question, ground);
  const refs = [...new Set(found?.refs ?? [])].filter(ground.holds);
  return found === undefined || refs.length === 0 ? undefined : { ...found, refs };
}

/** A number beside its word says what is meant; an offer asked for beside it ("training on objective 8") leads. */
function merged(numbered: FoundReference | undefined, rules: readonly Rule[], question: Question, ground: ReferenceGround): FoundReference | undefined {
  if (numbered === undefined) return firstOf(rules, question, ground);
  const beside = firstOf([readSupport], question, ground);
  return beside === undefined ? numbered : { ...beside, refs: [...beside.refs, ...numbered.refs] };
}

function firstOf(rules: readonly Rule[], question: Question, ground: ReferenceGround): FoundReference | undefined {
  for (const rule of rules) {
    const found = rule(question, ground);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * "When" asks for a date, unless it comes after who or whom ("who helps us when …"). Practices have no date in the ledger:
 * whether there is a deadline for them is told by the form.
 */
function asksForDate(question: Question): boolean {
  const when = question.at('when');
  if (when < 0 || question.says('conditional-when')) return false;
  if (question.says('practice') && question.saysAny('submit', 'form-question', 'waiting') && !question.says('call')) return false;
  if (question.says('pledge', 'length')) return false;
  const who = question.at('who');
  return !(question.says('contact') || (who >= 0 && who < when) || (question.says('how-many') && question.saysAny('country-networks', 'regional-networks', 'champion')));
}
