import { expect, it } from 'vitest';
import { standings } from '../../src/translations/standing.js';
import { byTranslated, type Translation } from '../../src/translations/translation.js';
import { given, migrantsDay } from '../support/cast.js';

const { id, title, summary } = migrantsDay;
const french: Translation = {
  of: id, language: 'fr', title: 'Journée internationale des migrants 2026', summary: 'Le 18 décembre.', aliases: [], original: { title, summary },
  confirmedBy: 'console:ana', confirmedAt: null, by: 'shipped', at: null, revision: 2,
};
const spanish: Translation = { ...french, language: 'es', confirmedBy: null };
const region: Translation = { ...french, of: 'region:africa', title: 'Afrique', original: { title: 'Africa', summary: '' } };

function statesOf(milestones = [migrantsDay]): string[] {
  return standings({ milestones, translations: byTranslated([french, spanish, region]) }).map(({ of, language, state }) => `${of} ${language} ${state}`);
}

it('says of every name in every language whether it is confirmed or missing; in English nothing is missing', () => {
  expect(statesOf()).toEqual([
    `${id} ar missing`, `${id} es unconfirmed`, `${id} fr confirmed`, `${id} ru missing`, `${id} zh missing`,
    'region:africa ar missing', 'region:africa es missing', 'region:africa fr confirmed', 'region:africa ru missing', 'region:africa zh missing',
  ]);
});

it('calls what was translated from another English text out of date, confirmed or not', () => {
  const edited = given(migrantsDay, { summary: 'Observed on 18 December, worldwide.' });

  expect(statesOf([edited]).slice(1, 3)).toEqual([`${id} es out-of-date`, `${id} fr out-of-date`]);
});

it('leaves out what a network has for itself', () => {
  const own = given(migrantsDay, { id: 'kenya-consultation', network: 'KE' });

  expect(statesOf([migrantsDay, own]).filter((line) => line.startsWith('kenya'))).toEqual([]);
});
