import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { forums, migrantsDays, numberIn, regionalReviews } from './series.js';

const regionText: Readonly<Record<string, MessageKey>> = {
  africa: 'name.region-africa',
  'arab-states': 'name.region-arab-states',
  'asia-pacific': 'name.region-asia-pacific',
  'latin-america-caribbean': 'name.region-latin-america-caribbean',
  'europe-north-america-central-asia': 'name.region-unece',
};

const placeText: Readonly<Record<string, MessageKey>> = {
  'United Nations Headquarters, New York': 'place.new-york',
  Online: 'place.online',
  Worldwide: 'place.worldwide',
};

/** The name of a milestone for its reader: translated for Forums, regional reviews and Migrants Day, else its English title. */
export function nameMilestone(milestone: Milestone, { ledger, words }: Facts): string {
  const allForums = forums(ledger);
  if (allForums.includes(milestone)) return words.say('name.forum', { number: numberIn(allForums, milestone) }).trim();
  if (milestone.kind === 'regional-review') return nameReview(milestone, regionalReviews(ledger, milestone.region), words) ?? isolate(milestone.title, words.language);
  if (milestone.region === 'global' && migrantsDays(ledger).includes(milestone)) return words.say('name.migrants-day');
  return isolate(milestone.title, words.language);
}

/** Where it takes place; undefined where that is not known (`Not set`, `Not stated`). */
export function placeOf({ location }: Milestone, words: Words): string | undefined {
  if (location === null || /\bnot\b/i.test(location)) return undefined;
  const key = placeText[location];
  return key === undefined ? isolate(location, words.language) : words.say(key);
}

function nameReview(milestone: Milestone, reviews: readonly Milestone[], words: Words): string | undefined {
  const region = regionText[milestone.region];
  return region === undefined ? undefined : words.say('name.regional-review', { number: numberIn(reviews, milestone), region: words.say(region) });
}
