import { describe, expect, it } from 'vitest';
import { answerLine } from '../../src/answers/batch.js';
import { codesChecked } from '../../src/answers/code-says.js';
import { findCodes } from '../../src/answers/find-codes.js';
import { forwardText, LONGEST_FORWARD } from '../../src/answers/forward-says.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { Facts, Ledger } from '../../src/roadmap/facts.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { InstantFromText } from '../../src/time/instant.js';
import { networks, shippedLedger } from './shipped-ledger.js';

const forum = shippedLedger.byId.get('imrf-2022')!;
const former = shippedLedger.formerDates.find((one) => one.milestone === forum.id)!;
const now = InstantFromText.parse('2026-11-24T09:00:00Z');
const factsIn = (language: (typeof LANGUAGES)[number], ledger: Ledger = shippedLedger): Facts =>
  ({ words: wordsIn(language), ledger, networks, network: null, zone: 'UTC', now, today: CalendarDate.parse('2026-11-24') });
const textOf = (code: string, language: (typeof LANGUAGES)[number] = 'en', ledger: Ledger = shippedLedger) => {
  const spoken = codesChecked.compose({ codes: [code] }, factsIn(language, ledger));
  return 'notSaid' in spoken ? spoken.notSaid : spoken.text;
};
const letters = forum.dateCode.slice(2);

describe('a date code', () => {
  it.each([
    ['alone', forum.dateCode], ['in small letters', forum.dateCode.toLowerCase()], ['without its hyphen', `d${letters.toLowerCase()}`], ['with another hyphen', `D\u2011${letters}`],
    ['with spaces around it', `D - ${letters}`], ['in a question', `is ${forum.dateCode} right?`], ['at the end of a sentence', `We go by ${forum.dateCode}.`], ['in full-width letters', `Ｄ－${letters}`],
    ['beside Chinese', `${forum.dateCode}还有效吗`], ['beside Arabic', `هل ${forum.dateCode} صحيح؟`],
  ])('is known %s', (_where, text) => {
    expect(findCodes(text, shippedLedger).map(({ code, dated }) => [code, dated?.milestone.id])).toEqual([[forum.dateCode, 'imrf-2022']]);
  });

  it.each(['When is the Forum?', 'the date of the debate', 'Dear colleagues', 'see A/RES/73/326', 'D-day is near', 'did they agree', 'deadline'])('is not seen in “%s”', (text) => {
    expect(findCodes(text, shippedLedger)).toEqual([]);
  });

  it('that holds is still valid; one that does not says where the date went', () => {
    expect(textOf(forum.dateCode)).toMatch(/^Still valid: 17–20 May 2022\.[\s\S]*First International Migration Review Forum[\s\S]*Code D-/);
    expect(textOf(former.dateCode)).toMatch(new RegExp(`^It moved to 17–20 May 2022, code ${forum.dateCode}\\. [^\\n]* no longer holds\\.`));
  });

  it('of a cancelled date says so before all else', () => {
    const cancelled = { ...forum, status: 'cancelled' as const };
    const ledger = { ...shippedLedger, milestones: [cancelled], byId: new Map([[cancelled.id, cancelled]]) };

    expect(textOf(forum.dateCode, 'en', ledger)).toMatch(/^Cancelled/);
  });

  it.each(LANGUAGES)('that nobody gave out gets a kind answer and no date, in %s', (language) => {
    const text = textOf('D-999', language);

    expect(text).toContain('D-999');
    expect(text).not.toMatch(/\b20\d\d\b/);
  });

  it('is answered by the command line too, in the language of the words around it', () => {
    const line = answerLine({ id: 'q', now, question: `Est-ce que ${former.dateCode} est encore juste ?` }, shippedLedger, networks);

    expect(line).toMatchObject({ locale: 'fr', intent: 'changed', status: 'confirmed', milestones: ['imrf-2022'], dates: ['2022-05-17', '2022-05-20'] });
    expect(line.text).toContain('Ne vaut plus');
  });
});

describe('a date to forward', () => {
  it.each(LANGUAGES)('is plain text of at most 600 characters with code and as-of day, for every milestone, in %s', (language) => {
    for (const milestone of shippedLedger.milestones) {
      const text = forwardText(milestone, factsIn(language));
      expect(text.length).toBeLessThanOrEqual(LONGEST_FORWARD);
      expect(text).toContain(milestone.dateCode);
      expect(text).toContain(String(Number(milestone.checkedOn.slice(8))));
      // One star is the mark of a translation that nobody has confirmed; a pair in a line would be markup.
      expect(text.replace(/https?:\S+/g, '')).not.toMatch(/[<>_`[\]]|\*.*\*/);
    }
  });

  it('stays within 600 characters whatever its title and source', () => {
    const long = { ...forum, kind: 'meeting' as const, id: 'long', title: 'T'.repeat(900), source: { title: 'S'.repeat(900), url: `https://example.org/${'u'.repeat(900)}` } };

    expect(forwardText(long, factsIn('fr')).length).toBeLessThanOrEqual(LONGEST_FORWARD);
  });
});
