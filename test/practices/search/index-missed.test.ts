import { expect, it } from 'vitest';
import { readNetworkDirectory } from '../../../src/networks/directory.js';
import { indexMissed } from '../../../src/practices/search/index-missed.js';
import { searchWords } from '../../../src/language/search-words.js';
import { SHIPPED_FORMS } from '../../support/practice-forms.js';
import { practiceRoom } from '../../support/practice-room.js';

const networks = readNetworkDirectory(new URL('../../../data/', import.meta.url).pathname);

it('what was approved before there was a search is found from then on, however many there are, and only once', async () => {
  const room = await practiceRoom();
  try {
    const ids: string[] = [];
    for (let count = 0; count < 101; count += 1) ids.push(await room.submitted({ title: `Centre ${count} for beekeepers` }));
    for (const id of ids) await room.store.transact((tx) => tx.practices.stepPractice(id, 2, { state: 'approved', at: room.clock.now() }));
    const find = () => room.store.reads.practiceSearch.find({ words: searchWords('beekeepers', 'en'), facets: [], limit: 200 });

    const before = await find();
    const counts = [await indexMissed((work) => room.store.transact(work), { practiceForms: SHIPPED_FORMS, networks }), await indexMissed((work) => room.store.transact(work), { practiceForms: SHIPPED_FORMS, networks })];

    expect(before).toEqual([]);
    expect(counts).toEqual([101, 0]);
    expect((await find()).map(({ practice }) => practice).sort()).toEqual([...ids].sort());
  } finally {
    await room.close();
  }
});
