import { tellDay } from '../language/dates.js';
import type { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';
import type { Facts, Ledger } from '../roadmap/facts.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Knowledge } from './knowledge.js';
import { likenessTo, LIKE_ENOUGH_TO_ANSWER } from './likeness.js';

/** What may be said on this day where the ledger has no answer: neither old nor withdrawn, and not about a day that the ledger holds. */
export function knowledgeFor(question: string, language: Language, knowledge: readonly Knowledge[], { today, ledger }: Pick<Facts, 'today' | 'ledger'>): Knowledge | undefined {
  return namesHeldDate(question, language, ledger) ? undefined : findKnowledge(question, language, knowledgeOn(today, knowledge));
}

/**
 * What the Secretariat wrote about this very question; undefined where it wrote nothing, or the likeness leaves a doubt:
 * kindred words of two languages leave one.
 * Asked only where the ledger has no answer. Of several the newest counts.
 */
export function findKnowledge(question: string, language: Language, knowledge: readonly Knowledge[]): Knowledge | undefined {
  const likenessOf = likenessTo({ text: question, language });
  const alike = knowledge.filter(({ wordings }) => wordings.some((wording) => wording.language === language && likenessOf(wording) >= LIKE_ENOUGH_TO_ANSWER));
  return alike.reduce<Knowledge | undefined>((newest, one) => (newest === undefined || isNewer(one, newest) ? one : newest), undefined);
}

/** What may be repeated on this day: neither withdrawn nor too old. */
export function knowledgeOn(today: CalendarDate, knowledge: readonly Knowledge[]): Knowledge[] {
  return knowledge.filter(({ state, expiresOn }) => state === 'held' && today < expiresOn);
}

/**
 * Whether a question names a day on which a milestone of the ledger lies: then the ledger speaks or nobody. Words that the
 * Secretariat wrote once would not move with the date.
 */
export function namesHeldDate(question: string, language: Language, { milestones }: Pick<Ledger, 'milestones'>): boolean {
  const asked = ` ${plainForm(question)} `;
  const days = new Set(milestones.filter(({ precision }) => precision === 'day' || precision === 'window').flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]));
  return [...days].some((day) => spellingsOf(day, language).some((spelling) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(spelling)}(?![\\p{N}])`, 'u').test(asked)));
}

function spellingsOf(day: CalendarDate, language: Language): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const figures = [day, `${Number(date)}.${Number(month)}.${year}`, `${date}.${month}.${year}`, `${Number(date)}/${Number(month)}/${year}`, `${date}/${month}/${year}`];
  return [...figures, tellDay(day, language), tellDay(day, language).replace(year, '')].map((spelling) => plainForm(spelling).replace(/[\u2068\u2069]/g, '').replace(/ (de|г\.)$|年$/u, '').trim());
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isNewer(one: Knowledge, other: Knowledge): boolean {
  return one.writtenOn > other.writtenOn || (one.writtenOn === other.writtenOn && one.number > other.number);
}
