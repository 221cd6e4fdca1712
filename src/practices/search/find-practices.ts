import type { Answered, Heard } from '../../people/heard.js';
import type { ReviewReads } from '../review-repository.js';
import { readFindWish, type ReadFindWish } from './read-find-wish.js';
import type { FindWish, PracticeSearchReads } from './repository.js';
import { showFoundButton } from './found-buttons.js';
import { foundShown, practicesFound } from './tell-found.js';
import { worthTelling } from './weigh-words.js';

/** What finding needs: nothing is written. */
export interface FindTools {
  readonly tx: { readonly practiceSearch: Pick<PracticeSearchReads, 'find'>; readonly practiceReviews: Pick<ReviewReads, 'findReview'> };
}

const MOST_TOLD = 5;
const MOST_LOOKED_AT = 50;
/** Regions of the reviews lie under other names in the form. */
const ALSO: Readonly<Record<string, string>> = { americas: 'latin-america-caribbean' };

/** Approved practices that fit a question, the best first. Where its words stand in none, what fits its objectives and places. */
export async function findPractices({ facts: { networks, words: { language } } }: Pick<Heard, 'facts'>, text: string, { tx }: FindTools): Promise<Answered> {
  const wish = readFindWish(text, language, networks);
  const facets = facetsOf(wish);
  const fitting = await tx.practiceSearch.find({ words: wish.words, facets, limit: MOST_LOOKED_AT });
  const isWordless = fitting.length === 0 && wish.words.length > 0 && facets.length > 0;
  const found = isWordless ? await tx.practiceSearch.find({ words: [], facets, limit: MOST_LOOKED_AT }) : worthTelling(fitting);
  const told = found.slice(0, MOST_TOLD).map(({ practice }) => practice);
  const addresses = await Promise.all(told.map(async (practice) => (await tx.practiceReviews.findReview(practice)).address));
  const { objectives, goals, regions, countries } = wish;
  return { says: [practicesFound.of({ practices: told, addresses, more: found.length - told.length, isWordless, asked: { objectives: [...objectives], goals: [...goals], regions: [...regions], countries: [...countries] } })] };
}

/** The button behind one that was found. */
export async function showFound(value: unknown, { tx }: FindTools): Promise<Answered> {
  const practice = showFoundButton.read(value)?.practice ?? '';
  return { says: [foundShown.of({ practice, address: practice === '' ? null : (await tx.practiceReviews.findReview(practice)).address })] };
}

function facetsOf({ objectives, goals, regions, countries }: ReadFindWish): FindWish['facets'] {
  return [
    objectives.map((number) => `objective:${number}`), goals.map((number) => `sdg:${number}`), regions.flatMap((id) => [`region:${id}`, ...(ALSO[id] === undefined ? [] : [`region:${ALSO[id]}`])]), countries.map((code) => `country:${code}`),
  ].filter((group) => group.length > 0);
}
