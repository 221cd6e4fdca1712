import { readNetworkDirectory } from '../../src/networks/directory.js';
import { bookOf } from '../../src/reference/book.js';
import { readShippedReference } from '../../src/reference/shipped.js';
import type { Ledger } from '../../src/roadmap/facts.js';
import { milestoneOf } from '../../src/roadmap/load.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { readShippedTranslations } from '../../src/translations/shipped.js';
import { byTranslated } from '../../src/translations/translation.js';
import { withNames } from '../../src/translations/with-names.js';

const dataFolder = new URL('../../data/', import.meta.url).pathname;

/** Every network that ships. */
export const networks = readNetworkDirectory(dataFolder);

/** The roadmap that ships, as the ledger holds it after the first start. */
export const shippedLedger: Ledger = readLedger();

function readLedger(): Ledger {
  const shipped = readShippedRoadmap(`${dataFolder}roadmap.json`);
  const codes = new Set<string>();
  const loaded = shipped.entries.map((entry) => {
    const one = milestoneOf(entry, shipped, (code) => codes.has(code));
    for (const { dateCode } of [one.milestone, ...one.former]) codes.add(dateCode);
    return one;
  });
  const translations = byTranslated(readShippedTranslations(dataFolder, shipped.entries));
  const milestones = loaded.map(({ milestone }) => withNames(milestone, translations.get(milestone.id)));
  const reference = bookOf(readShippedReference(dataFolder));
  return { milestones, byId: new Map(milestones.map((milestone) => [milestone.id, milestone])), formerDates: loaded.flatMap(({ former }) => former), held: new Map(), translations, reference };
}
