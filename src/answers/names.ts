import { isolate } from '../language/isolate.js';
import type { Language } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts, Ledger } from '../roadmap/facts.js';
import type { Milestone, MilestoneId } from '../roadmap/milestone.js';
import { isOutOfDate } from '../translations/translation.js';
import { forums, migrantsDays, numberIn, regionalReviews } from './series.js';

const regionText = new Map(Object.entries<MessageKey>({
  africa: 'name.region-africa',
  'arab-states': 'name.region-arab-states',
  'asia-pacific': 'name.region-asia-pacific',
  'latin-america-caribbean': 'name.region-latin-america-caribbean',
  'europe-north-america-central-asia': 'name.region-unece',
}));

const placeText = new Map(Object.entries<MessageKey>({
  'United Nations Headquarters, New York': 'place.new-york',
  Online: 'place.online',
  Worldwide: 'place.worldwide',
}));

// Behind a title that nobody has confirmed. What it means is said once in a message, by `unconfirmedNote`.
export const MARK = '*';

type Naming = Pick<Facts, 'ledger' | 'words'>;

/**
 * The name of a milestone for its reader: translated, with a mark where nobody has confirmed the translation as it stands;
 * where there is none, put together for Forums, regional reviews and Migrants Day, else its English title.
 */
export function nameMilestone(milestone: Milestone, facts: Naming): string {
  const { ledger, words } = facts;
  return translatedName(milestone.id, facts) ?? nameOfSeries(milestone, ledger, words) ?? isolate(milestone.title, words.language);
}

/** The same for what a message keeps of a milestone that its reader may not see in the ledger; `title` is the English one of that moment. */
export function nameKept({ milestone, title }: KeptName, facts: Naming): string {
  return translatedName(milestone, facts) ?? isolate(title, facts.words.language);
}

/** What a message keeps to name a milestone by. */
export interface KeptName {
  readonly milestone: MilestoneId;
  readonly title: string;
}

/** Its summary in the reader's language, else in English. The mark of its title stands for both. */
export function summarize(milestone: Milestone, { ledger, words }: Naming): string {
  const summary = ledger.translations.get(milestone.id)?.[words.language]?.summary ?? '';
  return isolate(summary === '' ? milestone.summary : summary, words.language);
}

/** What the mark behind a title means; nothing where none of these titles has one. */
export function unconfirmedNote(milestones: readonly { readonly id: MilestoneId }[], { ledger, words }: Naming): string[] {
  return milestones.some(({ id }) => isMarked(id, ledger, words.language)) ? [words.say('name.unconfirmed', { mark: MARK })] : [];
}

/** Where it takes place; undefined where that is not known (`Not set`, `Not stated`). */
export function placeOf({ location }: Milestone, words: Words): string | undefined {
  if (location === null || /\bnot\b/i.test(location)) return undefined;
  const key = placeText.get(location);
  return key === undefined ? isolate(location, words.language) : words.say(key);
}

function translatedName(id: MilestoneId, { ledger, words }: Naming): string | undefined {
  const title = ledger.translations.get(id)?.[words.language]?.title;
  return title == null ? undefined : `${isolate(title, words.language)}${isMarked(id, ledger, words.language) ? MARK : ''}`;
}

/** Confirmed for an English text that was edited since is not confirmed any more. */
function isMarked(id: MilestoneId, ledger: Ledger, language: Language): boolean {
  const translation = ledger.translations.get(id)?.[language];
  if (translation?.title == null) return false;
  const english = ledger.byId.get(id);
  return translation.confirmedBy === null || (english !== undefined && isOutOfDate(translation, english));
}

function nameOfSeries(milestone: Milestone, ledger: Ledger, words: Words): string | undefined {
  const allForums = forums(ledger);
  if (allForums.includes(milestone)) return words.say('name.forum', { number: numberIn(allForums, milestone) }).trim();
  if (milestone.kind === 'regional-review') return nameReview(milestone, regionalReviews(ledger, milestone.region), words);
  return milestone.region === 'global' && migrantsDays(ledger).includes(milestone) ? words.say('name.migrants-day') : undefined;
}

function nameReview(milestone: Milestone, reviews: readonly Milestone[], words: Words): string | undefined {
  const region = regionText.get(milestone.region);
  return region === undefined ? undefined : words.say('name.regional-review', { number: numberIn(reviews, milestone), region: words.say(region) });
}
