import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.js';
import { DataFileBroken, readDataFile } from '../roadmap/data-file.js';
import type { ShippedEntry } from '../roadmap/shipped-entry.js';
import { Translated, type Original, type Translation } from './translation.js';

/** data/translations/xx.json, as data/README.md describes it. */
const TranslationFile = z.strictObject({
  language: z.enum(LANGUAGES),
  entries: z.array(
    z.strictObject({
      of: Translated, title: z.string().min(1).nullable(), summary: z.string().nullable(), aliases: z.array(z.string().min(1)),
      confirmed: z.url({ protocol: /^https?$/ }).nullable(),
    }),
  ).min(1),
});

const Named = z.looseObject({ id: z.string(), name: z.string() });

/** What of data/reference.json has a name to translate. */
const Reference = z.looseObject({
  objectives: z.looseObject({ items: z.array(z.looseObject({ number: z.number(), short: z.looseObject({ en: z.string() }) })) }),
  guidingPrinciples: z.looseObject({ items: z.array(z.looseObject({ number: z.number(), label: z.looseObject({ en: z.string() }) })) }),
  roundtables: z.looseObject({ items: z.array(z.looseObject({ number: z.number(), title: z.string() })) }),
  regions: z.looseObject({ reviewRegions: z.array(Named), regionalNetworks: z.array(Named) }),
  supportOffers: z.array(z.looseObject({ id: z.string(), title: z.string(), summary: z.string() })),
});

/** The translations that ship. Throws DataFileBroken with every bad entry, one that names nothing known included. */
export function readShippedTranslations(dataFolder: string, entries: readonly ShippedEntry[]): Translation[] {
  const english = new Map([...entries.map(({ id, title, summary }): [string, Original] => [id, { title, summary }]), ...englishOfReference(dataFolder)]);
  return LANGUAGES.flatMap((language) => readLanguage(join(dataFolder, 'translations', `${language}.json`), language, english));
}

function readLanguage(file: string, language: Language, english: ReadonlyMap<string, Original>): Translation[] {
  const content = readDataFile(file, TranslationFile);
  const faults = content.language === language ? [] : [`language: expected ${language}`];
  const translations: Translation[] = [];
  for (const { of, title, summary, aliases, confirmed } of content.entries) {
    const original = english.get(of);
    if (original === undefined) faults.push(`${of}: of: names nothing in roadmap.json or reference.json`);
    else if ((title === null) !== (language === 'en')) faults.push(`${of}: title: ${language === 'en' ? 'stands in roadmap.json or reference.json' : 'is missing'}`);
    else translations.push({ of, language, title, summary: summary ?? '', aliases, original, confirmedBy: confirmed, confirmedAt: null, by: 'shipped', at: null, revision: 1 });
  }
  if (faults.length > 0) throw new DataFileBroken(file, faults);
  return translations;
}

function englishOfReference(dataFolder: string): [string, Original][] {
  const { objectives, guidingPrinciples, roundtables, regions, supportOffers } = readDataFile(join(dataFolder, 'reference.json'), Reference);
  const named = (ref: string, title: string, summary = ''): [string, Original] => [ref, { title, summary }];
  return [
    ...objectives.items.map(({ number, short }) => named(`objective:${number}`, short.en)),
    ...guidingPrinciples.items.map(({ number, label }) => named(`principle:${number}`, label.en)),
    ...roundtables.items.map(({ number, title }) => named(`roundtable:${number}`, title)),
    ...regions.reviewRegions.map(({ id, name }) => named(`region:${id}`, name)),
    ...regions.regionalNetworks.map(({ id, name }) => named(`network:${id}`, name)),
    ...supportOffers.map(({ id, title, summary }) => named(`support:${id}`, title, summary)),
  ];
}
