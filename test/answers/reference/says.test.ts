import { describe, expect, it } from 'vitest';
import { referenceSayables, sayingOfFacts, sourcesOfRefs } from '../../../src/answers/reference/says.js';
import { Message } from '../../../src/chat/message.js';
import { LANGUAGES, type Language } from '../../../src/language/language.js';
import type { ReferenceEntry } from '../../../src/reference/entry.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { factsFor } from '../asking.js';
import { shippedLedger } from '../shipped-ledger.js';

function said(refs: readonly string[], language: Language, changed: readonly ReferenceEntry[] = []): Message {
  const facts = factsFor(language, { on: '2026-11-27' });
  const reference = new Map([...shippedLedger.reference, ...changed.map((entry) => [entry.ref, entry] as const)]);
  const saying = sayingOfFacts(refs);
  return Message.parse(referenceSayables[0]?.compose(saying.args, { ...facts, ledger: { ...facts.ledger, reference } }));
}

describe('a reference fact, as it reads', () => {
  it('tells an objective with its full title, its round table, source and as-of', () => {
    expect(said(['objective:18'], 'en').text.split('\n')).toEqual([
      'Objective 18: Skills development and recognition. Round table 1.',
      'In full: Invest in skills development and facilitate mutual recognition of skills, qualifications and competences',
      '',
      'Source: migrationnetwork.un.org <https://migrationnetwork.un.org/hub?gcm_objectives=279>, as of 24 November 2026.',
    ]);
  });

  it('tells an offer with whom to write to, and that its address was to be checked', () => {
    const text = said(['support:unct-training', 'contact:training'], 'fr').text;

    expect(text).toContain('Formation des équipes de pays des Nations Unies');
    expect(text).toContain('unmglobalfacilitationteam@iom.int. L’adresse a été vue en 2021 et devait être vérifiée au plus tard le 24 novembre 2026');
    expect(text).toContain('Source : Letter to Resident Coordinators on the first IMRF (2021), état : 2021.');
  });

  it('trusts an address again once the Secretariat has checked it', () => {
    const checked: ReferenceEntry<'contact'> = {
      ref: 'contact:secretariat', kind: 'contact', values: { email: 'office@example.org', for: 'everything' }, source: { title: 'The Network', url: null }, asOf: '2026-11-26',
      expires: CalendarDate.parse('2027-11-26'), removed: false, by: 'slack:T1/U1', at: null, reason: null, revision: 2,
    };

    expect(said(['contact:secretariat'], 'en', [checked]).text).toBe('Write to: office@example.org (address seen in 26 November 2026).\n\nSource: The Network, as of 26 November 2026.');
  });

  it('says of when a count is', () => {
    expect(said(['figure:country-networks'], 'en').text).toMatch(/^Country networks: 54 \(2021\)\./);
    expect(said(['figure:gcm-pledges'], 'ru').text).toMatch(/^Обязательства по Договору: 214 \(октябрь 2022/);
  });

  it('names many of a kind in one list', () => {
    const lines = said(Array.from({ length: 10 }, (_, at) => `principle:${at + 1}`), 'es').text.split('\n');

    expect(lines.slice(0, 2)).toEqual(['1. Centrada en las personas', '2. Cooperación internacional']);
    expect(lines).toHaveLength(12);
  });

  it('marks what was edited and stands in English only', () => {
    const edited: ReferenceEntry = { ...shippedLedger.reference.get('support:champion-countries')!, values: { title: 'Help for champions', summary: 'New.', contact: null, requests: [], note: null, links: [] }, revision: 2 };

    expect(said(['support:champion-countries'], 'fr', [edited]).text).toContain('En anglais seulement : Help for champions');
  });

  it.each(LANGUAGES)('tells every fact that ships in %s, whole and within its own language', (language) => {
    const texts = [...shippedLedger.reference.keys()].map((ref) => said([ref], language).text);

    expect(texts.filter((text) => text === '' || /undefined|\{|\}|null/.test(text))).toEqual([]);
  });

  it('gives the addresses behind refs', () => {
    expect(sourcesOfRefs(['objective:7', 'contact:training', 'objective:8'], shippedLedger)).toEqual(['https://migrationnetwork.un.org/hub?gcm_objectives=279', 'Letter to Resident Coordinators on the first IMRF (2021)']);
  });
});
