import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../language/language.js';
import { readDataFile } from './data-file.js';

const InSixLanguages = z.record(z.enum(LANGUAGES), z.string().min(1));
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const AsOf = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected a year, month or day');

/** data/reference.json, as far as the house reads it: what can be referred to, and whom to ask. */
const Reference = z.looseObject({
  checkedOn: z.iso.date(),
  objectives: z.looseObject({ items: z.array(z.looseObject({ number: z.number().int().min(1).max(23), short: InSixLanguages })).length(23) }),
  guidingPrinciples: z.looseObject({ items: z.array(z.looseObject({ number: z.number().int().min(1).max(10), label: InSixLanguages })).length(10) }),
  roundtables: z.looseObject({ items: z.array(z.looseObject({ number: z.number().int().min(1).max(4), objectives: z.array(z.number().int().min(1).max(23)).min(1) })).length(4) }),
  regions: z.looseObject({
    regionalNetworks: z.array(z.looseObject({ id: Id, name: z.string().min(1) })).min(1),
    reviewRegions: z.array(z.looseObject({ id: Id, name: z.string().min(1), commission: z.string().min(1) })).min(1),
  }),
  contacts: z.array(z.looseObject({ id: Id, email: z.email(), asOf: AsOf })).min(1),
  supportOffers: z.array(z.looseObject({ id: Id, title: z.string().min(1), asOf: AsOf })).min(1),
});

/** Checks the shipped file of references. Throws DataFileBroken, naming every bad entry and field. */
export function checkReferenceData(dataFolder: string): void {
  readDataFile(join(dataFolder, 'reference.json'), Reference);
}
