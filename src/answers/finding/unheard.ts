import { searchWords } from '../../language/search-words.js';
import type { Question } from '../reading/read-question.js';

/** Which tokens of a question stand for nothing, neither in the lexicon nor in a title. Chinese has no spaces: there two characters make a word. */
export function unheardIn({ strange, tokens, language }: Question, isInLedger: (word: string) => boolean): ReadonlySet<number> {
  const textAt = (at: number): string => tokens[at]?.text ?? '';
  const pairsAt = (at: number): readonly string[] => (language === 'zh' ? [textAt(at - 1) + textAt(at), textAt(at) + textAt(at + 1)] : []);
  return new Set(strange.filter((at) => ![...searchWords(textAt(at), language), ...pairsAt(at)].some(isInLedger)));
}
