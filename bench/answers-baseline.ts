import * as chrono from 'chrono-node';
import MiniSearch from 'minisearch';
import type { BatchAnswer, BatchQuestion } from '../src/answers/batch.js';
import { exactDates } from '../src/answers/exact-dates.js';
import { detectLanguage } from '../src/language/detect.js';
import { LANGUAGES, type Language } from '../src/language/language.js';
import type { Ledger } from '../src/roadmap/facts.js';
import type { Milestone } from '../src/roadmap/milestone.js';
import { daysBetween, type CalendarDate } from '../src/time/calendar-date.js';
import { dayIn } from '../src/time/zone.js';

/** A hit that scores less is none. */
const WEAKEST = 16;
/** How near the best a hit must score to be a candidate. */
const NEAR = 0.75;

/**
 * What anyone would build first: a full-text index of titles and aliases in all languages, words cut by Intl.Segmenter; a date parser for years and
 * months; of the hits that score alike the next one. It answers every question that hits something.
 */
export function baselineOf(ledger: Ledger): (asked: BatchQuestion) => BatchAnswer {
  const index = new MiniSearch<{ id: string; title: string; aliases: string }>({ fields: ['title', 'aliases'], tokenize, searchOptions: { boost: { title: 1.5 }, prefix: true, fuzzy: 0.15 } });
  index.addAll(ledger.milestones.map(({ id, title, aliases }) => ({ id, title, aliases: LANGUAGES.flatMap((language) => aliases[language] ?? []).join(' ; ') })));
  return ({ id, question, now }) => {
    const locale = detectLanguage(question, 'en');
    const today = dayIn('UTC', now);
    const years = yearsIn(question, locale, new Date(now));
    const hits = index.search(question).flatMap((hit) => milestoneOf(ledger, hit.id, hit.score));
    const best = hits[0]?.score ?? 0;
    if (best < WEAKEST) return answerWith(id, locale, undefined, today);
    const near = hits.filter(({ score }) => score >= best * NEAR).map(({ milestone }) => milestone);
    const inYear = near.filter(({ startsOn, endsOn }) => years.some((year) => startsOn.slice(0, 4) <= year && year <= endsOn.slice(0, 4)));
    return answerWith(id, locale, nextOf(inYear.length > 0 ? inYear : near, today), today);
  };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function tokenize(text: string): string[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment);
}

const PARSERS: Readonly<Partial<Record<Language, Pick<typeof chrono, 'parse'>>>> = { fr: chrono.fr, es: chrono.es, ru: chrono.ru, zh: chrono.zh };

function yearsIn(question: string, locale: Language, now: Date): string[] {
  const parsed = (PARSERS[locale] ?? chrono).parse(question, now).filter(({ start }) => start.isCertain('year')).map(({ start }) => String(start.get('year')));
  return [...parsed, ...(question.match(/(?<!\d)20\d\d(?!\d)/g) ?? [])];
}

function milestoneOf({ byId }: Ledger, id: unknown, score: number): { milestone: Milestone; score: number }[] {
  const milestone = byId.get(String(id));
  return milestone === undefined ? [] : [{ milestone, score }];
}

function nextOf(candidates: readonly Milestone[], today: CalendarDate): Milestone | undefined {
  const inOrder = [...candidates].sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  return inOrder.find(({ endsOn }) => endsOn >= today) ?? inOrder.at(-1);
}

function answerWith(id: string, locale: Language, found: Milestone | undefined, today: CalendarDate): BatchAnswer {
  const isAhead = found?.precision === 'day' && found.startsOn >= today;
  return {
    id, locale, intent: found === undefined ? 'unknown' : 'date', status: found?.status ?? null, milestones: found === undefined ? [] : [found.id], dates: found === undefined ? [] : exactDates(found),
    days: isAhead ? daysBetween(today, found.startsOn) : null, refs: [], related: [], text: found?.title ?? 'Nothing found.', sources: found === undefined ? [] : [found.source.url ?? found.source.title],
  };
}
