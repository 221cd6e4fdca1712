import { join } from 'node:path';
import { z } from 'zod';
import { Condition } from '../chat/form.js';
import { LANGUAGES, type Language } from '../language/language.js';
import { readDataFile } from '../roadmap/data-file.js';
import { readFormWords, type FormWords } from './form-words.js';

const InSixLanguages = z.record(z.enum(LANGUAGES), z.string().min(1));
const OptionList = z.array(z.looseObject({ id: z.string().min(1), label: z.string().min(1) })).min(1);
const FieldId = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/);

/** Limits as the file names them; those called `recommended` are proposals for a form in chat, as nobody has read official ones. */
const Limits = z.looseObject({
  min: z.number().int().min(0).optional(),
  max: z.number().int().min(1).optional(),
  recommendedMax: z.number().int().min(1).optional(),
  recommendedMaxChars: z.number().int().min(1).optional(),
  precision: z.enum(['year']).optional(),
  codes: z.literal('ISO 3166-1 alpha-2').optional(),
  freeText: z.boolean().optional(),
  freeTextWith: z.array(z.string()).min(1).optional(),
  recommendedMinChars: z.number().int().min(1).optional(),
  submitOnlyWith: z.array(z.string()).min(1).optional(),
});

const ShippedField = z.looseObject({
  id: FieldId, group: z.string().min(1), label: z.string().min(1), help: z.string().min(1).nullable(), step: z.number().int().min(1).max(7),
  type: z.enum(['text', 'long text', 'single', 'multi', 'date', 'url', 'file', 'email']), required: z.boolean(), limits: Limits,
  options: z.union([OptionList, z.looseObject({ ref: z.string() })]).nullable(),
  conditions: z.array(Condition), private: z.boolean().optional(),
});
export type ShippedField = z.infer<typeof ShippedField>;

const Step = z.looseObject({ step: z.number().int().min(1), title: z.string().min(1), fields: z.array(FieldId).min(1) });

/** One version of the form, as it is kept. */
export const FormOfVersion = z.object({ fields: z.array(ShippedField).min(1), steps: z.array(Step).min(1) });

/** data/practice-form.json: its fields and the steps in which they are asked, as data/README.md describes them. */
const PracticeFormFile = z
  .looseObject({
    checkedOn: z.iso.date(),
    fields: z.array(ShippedField).min(1),
    suggestedChatFlow: z.array(Step).min(1),
  })
  .check(({ value, issues }) => {
    const known = new Set(value.fields.map(({ id }) => id));
    for (const [at, { fields }] of value.suggestedChatFlow.entries()) {
      for (const id of fields) if (!known.has(id)) issues.push({ code: 'custom', input: id, path: ['suggestedChatFlow', at, 'fields'], message: `there is no field ${id}` });
    }
  });

/** Options that other files hold: objectives and goals by their numbers, principles by their ids. */
const NumberedList = z.looseObject({ items: z.array(z.looseObject({ number: z.number().int().min(1), id: z.string().min(1).optional(), short: InSixLanguages.optional(), label: InSixLanguages.optional() })).min(1) });
const ReferenceLists = z.looseObject({ objectives: NumberedList, guidingPrinciples: NumberedList, sdgs: NumberedList });

/** The practice form as it ships, with the lists to which its fields point. */
export interface ShippedPracticeForm {
  readonly fields: readonly ShippedField[];
  readonly steps: readonly z.infer<typeof Step>[];
  /** By the `ref` that a field gives, such as `reference.json#objectives`. */
  readonly lists: ReadonlyMap<string, z.infer<typeof NumberedList>['items']>;
  /** Its words in the other languages. */
  readonly words: ReadonlyMap<Language, FormWords>;
}

/** Reads the form. Throws DataFileBroken, naming every bad entry and field. */
export function readPracticeForm(dataFolder: string): ShippedPracticeForm {
  const { fields, suggestedChatFlow } = readDataFile(join(dataFolder, 'practice-form.json'), PracticeFormFile);
  const { objectives, guidingPrinciples, sdgs } = readDataFile(join(dataFolder, 'reference.json'), ReferenceLists);
  const lists = Object.entries({ objectives, guidingPrinciples, sdgs }).map(([name, { items }]) => [`reference.json#${name}`, items] as const);
  return { fields, steps: suggestedChatFlow, lists: new Map(lists), words: readFormWords(dataFolder) };
}
