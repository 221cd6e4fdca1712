import { describe, expect, it } from 'vitest';
import { milestoneLines } from '../../src/answers/milestone-blocks.js';
import { changed, whatChanged } from '../../src/answers/changed-says.js';
import { pressShow } from '../../src/answers/hears.js';
import { period } from '../../src/answers/period-says.js';
import { dates, distress, next, notKnown, which } from '../../src/answers/says.js';
import { Message } from '../../src/chat/message.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { LANGUAGES } from '../../src/language/language.js';
import type { ReferenceEntry } from '../../src/reference/entry.js';
import type { Spoken } from '../../src/chat/saying.js';
import { shippedLedger } from './shipped-ledger.js';
import { factsFor } from './asking.js';

function said(spoken: Spoken): Message {
  return Message.parse(spoken);
}

describe('an answer, as it reads', () => {
  it('has date, name, status, source, as-of and code, in this order', () => {
    const message = said(dates.compose({ milestones: ['imrf-2030'] }, factsFor('en')));
    const code = shippedLedger.byId.get('imrf-2030')!.dateCode;

    expect(message.text.split('\n')).toEqual([
      '2030. No days are set.',
      'Third International Migration Review Forum, United Nations Headquarters, New York.',
      'Expected: the Forum comes every four years.',
      expect.stringMatching(new RegExp(`^Source: World Migration Report 2024.*<https://.*>, checked 24 November 2026\\. Code ${code}$`)),
    ]);
    expect(message.about).toEqual([{ milestone: 'imrf-2030', dateRevision: 1 }]);
    expect(message.blocks[0]).toMatchObject({ kind: 'heading', text: '2030. No days are set.', tile: { grain: 'year', status: 'expected' } });
    expect(message.blocks.at(-2)).toMatchObject({ kind: 'paragraph', tone: 'quiet', spans: [{}, { href: expect.stringMatching(/^https:/) as unknown }, {}] });
  });

  it.each(LANGUAGES)('holds date and name in its first two lines in %s', (language) => {
    const message = said(dates.compose({ milestones: ['migrants-day-2026'] }, factsFor(language)));

    const [date = '', name = ''] = message.text.split('\n');

    expect(date).toContain('2026');
    expect(name).toContain(factsFor(language).words.say('name.migrants-day'));
    expect(date.length + name.length).toBeLessThan(100);
  });

  it('shows the hour of a deadline on its own clock first, then on the reader’s, where the day can differ', () => {
    const milestone = shippedLedger.byId.get('special-accreditation-deadline-2022')!;

    const lines = milestoneLines(milestone, factsFor('en', { on: '2022-01-20', zone: 'Asia/Bangkok' }));

    expect(lines).toContain('Closes Wednesday 26 January 2022, 17:00 (New York). For you: Thursday 27 January 2022, 05:00 (Bangkok).');
  });

  it('weakens a source that was not checked for sixty days', () => {
    const message = said(dates.compose({ milestones: ['imrf-2030'] }, factsFor('en', { on: '2027-03-01' })));

    expect(message.text).toContain('Last checked on 24 November 2026; ask before you rely on it.');
  });

  it('is composed from the facts of the moment: what is not held any more is not known', () => {
    const facts = { ...factsFor('en'), ledger: { milestones: [], byId: new Map(), formerDates: [], held: new Map(), translations: new Map(), reference: new Map() } };

    expect(said(dates.compose({ milestones: ['imrf-2030'] }, facts)).text).toMatch(/^Not known\./);
  });

  it.each(LANGUAGES)('lists, asks, refuses and comforts in %s', (language) => {
    const facts = factsFor(language);
    const reviews = shippedLedger.milestones.filter(({ id }) => id.endsWith('regional-review-2028')).map(({ id }) => id);

    const messages = [next.compose({ milestones: reviews }, facts), which.compose({ milestones: reviews }, facts), notKnown.compose({}, facts), distress.compose({}, facts)].map(said);

    expect(messages.map((message) => message.language)).toEqual(Array(4).fill(language));
    expect(messages.every(({ text }) => !text.includes('undefined') && !text.includes('{'))).toBe(true);
  });

  it('names the Secretariat’s address as it stands at the moment', () => {
    const facts = factsFor('en');
    const [, shipped] = [...facts.ledger.reference].find(([ref]) => ref === 'contact:secretariat') ?? [];
    const edited: ReferenceEntry<'contact'> = { ...shipped!, kind: 'contact', values: { email: 'office@example.org', for: 'everything' }, asOf: '2027-01' };

    const reference = new Map([...facts.ledger.reference, ['contact:secretariat', edited] as const]);

    expect(said(notKnown.compose({}, facts)).text).toContain('unmignet@iom.int, address seen in May 2022');
    expect(said(notKnown.compose({}, { ...facts, ledger: { ...facts.ledger, reference } })).text).toContain('office@example.org, address seen in January 2027');
  });
});

describe('what lies in some days', () => {
  const window = { from: CalendarDate.parse('2024-10-01'), to: CalendarDate.parse('2024-10-31') };

  it('stands under their name', () => {
    const message = said(period.compose({ milestones: ['africa-hearing-2024'], window }, factsFor('en')));

    expect(message.text.split('\n').slice(0, 2)).toEqual(['October 2024', expect.stringMatching(/^1\. 8 October 2024: /)]);
    expect(message.blocks[0]).toEqual({ kind: 'heading', text: 'October 2024' });
  });

  it.each(LANGUAGES)('may be nothing: that is said in %s, with what comes after', (language) => {
    const empty = { from: CalendarDate.parse('2027-02-01'), to: CalendarDate.parse('2027-02-28') };

    const message = said(period.compose({ milestones: [], window: empty }, factsFor(language)));

    expect(message.text.split('\n')).toHaveLength(2);
    expect(message.text).toContain('2027');
    expect(message.about).toEqual([{ milestone: 'migrants-day-2027', dateRevision: 1 }]);
  });
});

describe('a date that was moved', () => {
  it('is told with what it was and why, above what it is', () => {
    const message = said(changed.compose({ milestones: ['imrf-2022'] }, factsFor('en')));

    expect(message.text.split('\n')[0]).toBe('Moved. It was: 10–13 May 2022.');
    expect(message.text).toContain('17–20 May 2022');
  });

  it('is told to be unchanged where nothing has moved', () => {
    expect(said(changed.compose({ milestones: ['imrf-2026'] }, factsFor('en'))).text).toMatch(/^I know of no change of this date\./);
  });

  it('stands in a list of all that moved since a day, old and new', () => {
    const message = said(whatChanged.compose({ milestones: ['imrf-2022'] }, factsFor('en')));

    expect(message.text).toMatch(/^1\. First International Migration Review Forum.*: was 10–13 May 2022, now 17–20 May 2022\./);
  });
});

describe('what could be meant, or is held beside it', () => {
  it('is a button for each candidate, which tells its date in the language of the question', () => {
    const facts = factsFor('fr');
    const ids = ['arab-regional-review-2028', 'africa-regional-review-2028'];

    const message = said(which.compose({ milestones: ids }, facts));

    expect(message.blocks.at(-1)).toMatchObject({ kind: 'actions', buttons: ids.map((milestone) => ({ id: 'answer.show', value: { milestone, language: 'fr' } })) });
    expect(pressShow({ milestone: ids[0], language: 'fr' })).toMatchObject({ says: [{ says: 'answer.dates', args: { milestones: [ids[0]] } }], language: 'fr' });
    expect(pressShow({ milestone: 7 })).toEqual({ says: [{ says: 'answer.not-known', args: {} }] });
  });

  it.each(LANGUAGES)('is named with its cycle and without its date in %s, where what was asked is not known', (language) => {
    const message = said(notKnown.compose({ related: ['special-accreditation-deadline-2022'] }, factsFor(language)));

    expect(message.about).toEqual([]);
    expect(message.text).toContain('2022');
    expect(message.text).not.toMatch(/26 |26日/);
    expect(message.blocks.at(-1)).toMatchObject({ kind: 'actions', buttons: [{ id: 'answer.show' }] });
  });
});
