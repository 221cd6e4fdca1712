import { expect, it } from 'vitest';
import type { FindWish } from '../../src/practices/search/repository.js';
import type { Opened } from './store.contract.js';
import { at } from './store-samples.js';

const ENTRIES = [
  { practice: 'p1', title: ['border', 'trader'], words: ['border', 'trader', 'health', 'migrant', '中心', '007'], facets: ['objective:7', 'region:africa', 'country:KE'] },
  { practice: 'p2', title: ['health', 'card'], words: ['health', 'card', 'migrant', 'обзор', '1e5'], facets: ['objective:7', 'objective:15', 'region:asia'] },
  { practice: 'p3', title: ['school'], words: ['school', 'migrant', 'health', 'مراجع', 'straß'], facets: ['objective:15', 'region:africa'] },
  { practice: 'p4', title: [], words: ['migrant', 'near', 'and', 'not', '𠮷野'], facets: ['objective:1'] },
];

/** What is found, and in which order, on every database. */
export function storeFindsPractices(stores: () => Opened): void {
  const find = async (wish: Partial<FindWish>) => (await stores().other.reads.practiceSearch.find({ words: [], facets: [], limit: 10, ...wish })).map(({ practice }) => practice);
  const keep = () => stores().one.transact(async (tx) => {
    for (const entry of ENTRIES) {
      await tx.practices.beginPractice({ id: entry.practice, kind: 'practice', formVersion: 1, language: 'en', network: null, submitter: null, conversation: null, revises: null, begunAt: at(0) });
      await tx.practiceSearch.keepFound(entry);
    }
  });

  it('puts first what has the rarer words, and more of them; a title counts more', async () => {
    await keep();

    expect(await find({ words: ['health'] })).toEqual(['p2', 'p3', 'p1']);
    expect(await find({ words: ['border', 'health'] })).toEqual(['p1']);
    expect(await find({ words: ['school', 'border', 'card', 'health'] })).toEqual(['p3', 'p2', 'p1']);
    expect(await find({ words: ['migrant', 'school'] })).toEqual(['p3']);
    expect(await find({ words: ['migrant'], limit: 2 })).toEqual(['p4', 'p3']);
  });

  it('finds words of all six languages and odd ones whole, and nothing by a piece of one', async () => {
    await keep();

    expect(await Promise.all(['中心', 'обзор', 'مراجع', 'straß', '007', '1e5', '𠮷野', 'near', 'and', 'not'].map((word) => find({ words: [word] })))).toEqual([['p1'], ['p2'], ['p3'], ['p3'], ['p1'], ['p2'], ['p4'], ['p4'], ['p4'], ['p4']]);
    expect(await Promise.all(['中', 'heal', '1', "a'b", 'a"b', 'a\\b', '', '*'].map((word) => find({ words: [word] })))).toEqual([[], [], [], [], [], [], [], []]);
  });

  it('names what was approved and is not found yet, practices only, the first begun first', async () => {
    await stores().one.transact(async (tx) => {
      for (const [id, kind, state] of [['p1', 'practice', 'approved'], ['p2', 'practice', 'published'], ['p3', 'practice', 'submitted'], ['p4', 'challenge', 'approved'], ['p5', 'practice', 'approved']] as const) {
        await tx.practices.beginPractice({ id, kind, formVersion: 1, language: 'en', network: null, submitter: null, conversation: null, revises: null, begunAt: at(0) });
        await tx.practices.stepPractice(id, 1, { state, at: at(1) });
      }
      await tx.practiceSearch.keepFound({ practice: 'p5', title: [], words: ['x'], facets: [] });
    });

    const { practiceSearch } = stores().other.reads;
    expect([await practiceSearch.findMissed(10), await practiceSearch.findMissed(1)]).toEqual([['p1', 'p2'], ['p1']]);
  });

  it('keeps to the facets that are asked, with words or without', async () => {
    await keep();

    expect(await find({ facets: [['objective:7']] })).toEqual(['p2', 'p1']);
    expect(await find({ facets: [['objective:7', 'objective:15'], ['region:africa', 'country:KE']] })).toEqual(['p3', 'p1']);
    expect(await find({ words: ['health'], facets: [['region:africa']] })).toEqual(['p3', 'p1']);
    expect(await find({ words: ['nowhere'], facets: [['region:africa']] })).toEqual([]);
  });

  it('finds a practice by what was kept last, and not any more once it is dropped', async () => {
    await keep();
    await stores().one.transact((tx) => tx.practiceSearch.keepFound({ ...ENTRIES[0]!, title: ['harbour'], words: ['harbour'], facets: ['objective:8'] }));
    await stores().one.transact((tx) => tx.practiceSearch.dropFound('p2'));

    expect([await find({ words: ['border'] }), await find({ words: ['harbour'] }), await find({ facets: [['objective:7']] }), await find({ words: ['card'] })]).toEqual([[], ['p1'], [], []]);
    expect(await stores().other.reads.practiceSearch.countFindable()).toBe(3);
  });
}
