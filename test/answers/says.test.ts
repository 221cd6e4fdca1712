import { describe, expect, it } from 'vitest';
import { milestoneLines } from '../../src/answers/milestone-blocks.js';
import { dates, distress, next, notKnown, which } from '../../src/answers/says.js';
import { Message } from '../../src/chat/message.js';
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
