import type { Question } from '../reading/read-question.js';
import type { KnownLedger } from './known.js';

/**
 * "The Forum in Riohacha" is the Global Forum on Migration and Development: where every event of a city is of one series, whoever
 * names the city means it. The Review Forum itself meets in New York.
 */
export function withSeriesOfPlace(question: Question, { all }: Pick<KnownLedger, 'all'>): Question {
  const there = all.filter(({ places }) => question.places.some((place) => places.has(place)));
  if (there.length === 0 || !there.every(({ own }) => own.has('gfmd'))) return question;
  const subjects = [...question.subjects].filter((subject) => subject !== 'forum');
  return { ...question, subjects: new Set([...subjects, 'gfmd' as const]) };
}
