import fc from 'fast-check';
import { expect, it } from 'vitest';
import { REGIONS, SUBJECTS } from '../../../src/answers/reading/meanings.js';
import { Turn } from '../../../src/answers/turns/turn.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { ask, askAfter } from '../asking.js';
import { shippedLedger } from '../shipped-ledger.js';

// Each names what it asks about, and a year.
const WHOLE = [
  (year: number) => `When is the hearing in ${year}?`, (year: number) => `and when was the IMRF in ${year}?`, (year: number) => `And the Forum in ${year}?`, (year: number) => `what about the African review in ${year}?`,
  (year: number) => `Quand a lieu l’audition en ${year} ?`, (year: number) => `et le Forum en ${year} ?`, (year: number) => `¿Y la audiencia en ${year}?`, (year: number) => `¿Cuándo es el Foro de ${year}?`,
  (year: number) => `а слушания в ${year} году?`, (year: number) => `Когда Форум в ${year} году?`, (year: number) => `وجلسة الاستماع في ${year}؟`, (year: number) => `متى المنتدى في ${year}؟`,
  (year: number) => `那${year}年听证会呢？`, (year: number) => `${year}年论坛是什么时候？`, (year: number) => `What was on the agenda of the network in March ${year}?`,
] as const;

const day = fc.integer({ min: 0, max: 4_000 }).map((days) => CalendarDate.parse(new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)));
const turns: fc.Arbitrary<Turn> = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  intent: fc.constantFrom(...Turn.shape.intent.options),
  milestones: fc.uniqueArray(fc.constantFrom(...shippedLedger.milestones.map(({ id }) => id)), { maxLength: 6 }),
  subjects: fc.uniqueArray(fc.constantFrom(...SUBJECTS), { maxLength: 3 }),
  regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 2 }),
  years: fc.uniqueArray(fc.integer({ min: 2018, max: 2034 }).map(String), { maxLength: 2 }),
  window: fc.option(fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })), { nil: null }),
});

const alone = new Map<string, ReturnType<typeof ask>>();
function askedAlone(question: string): ReturnType<typeof ask> {
  const answer = alone.get(question) ?? ask(question);
  alone.set(question, answer);
  return answer;
}

it('a question that names its subject and its year is answered alike after any turn', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WHOLE), fc.integer({ min: 2020, max: 2032 }), turns, (words, year, turn) => {
      expect(askAfter(turn, words(year))).toEqual(askedAlone(words(year)));
    }),
    { numRuns: 1_000 },
  );
});

it('whatever a turn holds, a follow-up names only milestones of the ledger and asserts no date that they lack', () => {
  const followUps = ['and the hearing?', 'in 2026?', 'the one before?', 'and for Africa?', 'where is it?', 'how many days?', 'when did it move?', 'at what time?'];
  fc.assert(
    fc.property(fc.constantFrom(...followUps), turns, (question, turn) => {
      const { milestones, dates, related } = askAfter({ ...turn, milestones: [...turn.milestones, 'gone-meanwhile'] }, question);

      expect([...milestones, ...related].every((id) => shippedLedger.byId.has(id))).toBe(true);
      expect(milestones.length > 0 || dates.length === 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
