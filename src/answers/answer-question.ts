import { detectLanguage } from '../language/detect.js';
import type { Language } from '../language/language.js';
import type { Ledger } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { daysBetween, type CalendarDate } from '../time/calendar-date.js';
import type { Answer, Asked, Intent } from './answer.js';
import { chooseFrom } from './choose.js';
import { exactDates } from './exact-dates.js';
import { recognize, type Recognized } from './recognize.js';
import { forums, migrantsDays, regionalReviews } from './series.js';

/** The longest list of what comes next. */
const LONGEST_NEXT = 12;

/**
 * Answers a question from the ledger alone: the same question, ledger and day give the same answer.
 * What the ledger lacks is `unknown`, never the date of something else.
 */
export function answer(question: string, ledger: Ledger, asked: Asked): Answer {
  const locale = detectLanguage(question, asked.language);
  const recognized = recognize(question, asked.networks);
  if (isPersonalCase(recognized)) return { ...withoutDates('offtopic', locale), distress: true };
  if (recognized.named === undefined && recognized.says('elsewhere')) return withoutDates('offtopic', locale);
  if (recognized.says('detail') || recognized.says('person-asked') || recognized.strange.length > 0) return withoutDates('unknown', locale);
  const found = find(recognized, ledger, asked);
  return found.milestones.length === 0 ? withoutDates('unknown', locale) : fromMilestones(found.intent, found.milestones, locale, asked.today);
}

/** What comes next, by itself: the command `next`. */
export function answerNext(ledger: Ledger, locale: Language, today: CalendarDate): Answer {
  return fromMilestones('next', comingUp(ledger.milestones, today), locale, today);
}

interface Found {
  readonly intent: Intent;
  readonly milestones: readonly Milestone[];
}

const NOTHING: Found = { intent: 'unknown', milestones: [] };

function isPersonalCase({ named, says }: Recognized): boolean {
  return named === undefined && (says('case') || (says('case-topic') && says('me')));
}

function find(recognized: Recognized, ledger: Ledger, asked: Asked): Found {
  if (recognized.named === 'review' && asksForList(recognized)) return list(recognized, regionalReviews(ledger), asked);
  if (recognized.named !== undefined) return asksWhen(recognized) ? findNamed(recognized.named, recognized, ledger, asked) : NOTHING;
  if (recognized.says('next-list') && !recognized.says('period')) return list(recognized, ledger.milestones, asked);
  return NOTHING;
}

/**
 * A few words that name an event ("IMRF 2026") ask when it is; many words must ask for it.
 * What lies before, during or after an event is something else, unless the days until it are counted.
 */
function asksWhen({ says, words }: Recognized): boolean {
  if (says('beside') && !says('count-days')) return false;
  return words <= 4 || says('when') || says('past') || says('coming');
}

/** "Which review comes next" asks which; "when is our next review" asks when. */
function asksForList({ says, regions, ordinal }: Recognized): boolean {
  return says('next-list') && !says('when') && !says('our') && regions.length === 0 && ordinal === undefined;
}

function list(recognized: Recognized, among: readonly Milestone[], { today, network }: Asked): Found {
  const own = recognized.says('our-region') ? (network?.reviewRegions ?? []) : [];
  const regions = recognized.regions.length > 0 ? recognized.regions : own;
  // "In our region" without a network: nobody knows which.
  if (recognized.says('our-region') && regions.length === 0) return NOTHING;
  return { intent: 'next', milestones: comingUp(among.filter((milestone) => (regions.length === 0 || regions.includes(milestone.region)) && isWanted(milestone, recognized)), today) };
}

/** Filters that the wording names: what is due, and whom it concerns. */
function isWanted({ deadline, audience }: Milestone, { says }: Recognized): boolean {
  if (says('deadline') && !deadline) return false;
  if (says('civil-society') && !audience.includes('stakeholders')) return false;
  return !says('governments') || audience.includes('member-states');
}

function comingUp(milestones: readonly Milestone[], today: CalendarDate): Milestone[] {
  return milestones.filter(({ startsOn, status }) => startsOn >= today && status !== 'cancelled').slice(0, LONGEST_NEXT);
}

function findNamed(named: NonNullable<Recognized['named']>, recognized: Recognized, ledger: Ledger, { today, network }: Asked): Found {
  if (recognized.says('deadline')) return NOTHING;
  switch (named) {
    case 'forum':
      return { intent: 'date', milestones: chooseFrom(forums(ledger), recognized, today) };
    case 'migrants-day':
      return { intent: 'date', milestones: chooseMigrantsDay(recognized, ledger, today) };
    case 'review':
      return findReviews(recognized, ledger, today, network?.reviewRegions ?? []);
  }
}

function chooseMigrantsDay(recognized: Recognized, ledger: Ledger, today: CalendarDate): readonly Milestone[] {
  // The ledger does not hold every year, so it cannot tell which one was the first.
  if (recognized.ordinal !== undefined) return [];
  const days = migrantsDays(ledger);
  return chooseFrom(recognized.years.length > 0 ? days : days.filter(({ region }) => region === 'global'), recognized, today);
}

/** Named regions win over "our", which is the network's. Without either all regions fit. */
function findReviews(recognized: Recognized, ledger: Ledger, today: CalendarDate, own: readonly string[]): Found {
  const meant = [recognized.regions, recognized.countryRegions, recognized.says('our') ? own : []].find(({ length }) => length > 0) ?? [];
  const regions = meant.length > 0 ? meant : [...new Set(regionalReviews(ledger).map(({ region }) => region))];
  const chosen = new Set(regions.flatMap((region) => chooseFrom(regionalReviews(ledger, region), recognized, today)));
  const milestones = ledger.milestones.filter((milestone) => chosen.has(milestone));
  return { intent: meant.length > 0 || milestones.length === 1 ? 'date' : 'clarify', milestones };
}

function withoutDates(intent: Intent, locale: Language): Answer {
  return { locale, intent, status: null, milestones: [], dates: [], days: null, refs: [], related: [], distress: false };
}

function fromMilestones(intent: Intent, milestones: readonly Milestone[], locale: Language, today: CalendarDate): Answer {
  const [first] = milestones;
  const isAhead = first !== undefined && first.precision === 'day' && first.startsOn >= today;
  return {
    ...withoutDates(intent, locale),
    status: first?.status ?? null,
    milestones: milestones.map(({ id }) => id),
    dates: [...new Set(milestones.flatMap(exactDates))],
    days: isAhead ? daysBetween(today, first.startsOn) : null,
  };
}
