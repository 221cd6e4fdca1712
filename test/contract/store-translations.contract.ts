import { expect, it } from 'vitest';
import type { Translation } from '../../src/translations/translation.js';
import type { Opened } from './store.contract.js';
import { at } from './store-samples.js';

const french: Translation = {
  of: 'imrf-2026', language: 'fr', title: 'Deuxième Forum', summary: 'Quatre jours à New York.', aliases: ['FEMI 2026'], original: { title: 'Second Forum', summary: 'Four days in New York.' },
  confirmedBy: null, confirmedAt: null, by: 'shipped', at: null, revision: 1,
};
const russian: Translation = { ...french, language: 'ru', title: 'Второй форум', aliases: [] };
const confirmed: Translation = { ...french, confirmedBy: 'console:ana', confirmedAt: at(5), revision: 2 };

/** Names in six languages, and those that stood before. */
export function storeKeepsTranslations(stores: () => Opened): void {
  it('gives translations back in the order of what they name, then of language', async () => {
    await stores().one.transact((tx) => tx.translations.add([russian, { ...french, of: 'region:africa' }, french]));

    expect(await stores().other.reads.translations.all()).toEqual([french, russian, { ...french, of: 'region:africa' }]);
    expect(await stores().other.reads.translations.find('imrf-2026', 'zh')).toBeUndefined();
  });

  it('leaves what is there when it is added again', async () => {
    await stores().one.transact((tx) => tx.translations.add([french]));

    await stores().one.transact((tx) => tx.translations.add([{ ...french, title: 'Autre' }, russian]));

    expect(await stores().one.reads.translations.all()).toEqual([french, russian]);
  });

  it('keeps what stood before the next revision', async () => {
    await stores().one.transact((tx) => tx.translations.add([french]));

    const replaced = await stores().one.transact((tx) => tx.translations.replace(confirmed));

    expect(replaced).toBe(true);
    expect(await stores().other.reads.translations.find('imrf-2026', 'fr')).toEqual(confirmed);
    expect(await stores().other.reads.translations.former('imrf-2026', 'fr')).toEqual([french]);
  });

  it('writes nothing of a revision made on an older one', async () => {
    await stores().one.transact((tx) => tx.translations.add([french]));
    await stores().one.transact((tx) => tx.translations.replace(confirmed));

    const again = await stores().other.transact((tx) => tx.translations.replace({ ...french, title: 'Autre', revision: 2 }));

    expect(again).toBe(false);
    expect(await stores().one.reads.translations.find('imrf-2026', 'fr')).toEqual(confirmed);
    expect(await stores().one.reads.translations.former('imrf-2026', 'fr')).toEqual([french]);
  });

  it('shows every change at once, and none that was undone', async () => {
    await stores().one.transact((tx) => tx.translations.add([french, russian]));
    const before = await stores().one.reads.translations.all();
    const undone = stores().one.transact(async (tx) => {
      await tx.translations.replace(confirmed);
      expect(await tx.translations.all()).toEqual([confirmed, russian]);
      throw new Error('the rest failed');
    });
    await expect(undone).rejects.toThrow('the rest failed');

    await stores().other.transact((tx) => tx.translations.replace({ ...russian, title: 'Форум', revision: 2 }));

    expect(before).toEqual([french, russian]);
    expect(await stores().one.reads.translations.all()).toEqual([french, { ...russian, title: 'Форум', revision: 2 }]);
  });

  it('takes more of them at once than one statement holds', async () => {
    const many = Array.from({ length: 1_200 }, (_, n): Translation => ({ ...french, of: `objective:${n}` }));

    await stores().one.transact((tx) => tx.translations.add(many));

    expect(await stores().one.reads.translations.all()).toHaveLength(1_200);
  });
}
