import type { Question } from '../reading/read-question.js';

/**
 * "哥伦比亚峰会": where a title or a place of the roadmap has a country, its name is no strange word. Chinese names are cut into characters,
 * of which none stands in a title by itself.
 */
export function withHeldCountries(question: Question, names: readonly string[]): Question {
  if (question.language !== 'zh' || question.strange.length === 0) return question;
  const named = new Set(names.flatMap((name) => placesOf(name, question)));
  return { ...question, strange: question.strange.filter((at) => !named.has(at)) };
}

function placesOf(name: string, { tokens }: Question): number[] {
  const length = Array.from(name).length;
  return tokens.flatMap((_, at) => (tokens.slice(at, at + length).map(({ text }) => text).join('') === name ? Array.from({ length }, (__, step) => at + step) : []));
}
