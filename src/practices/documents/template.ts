import { z } from 'zod';
import type { Form } from '../../chat/form.js';
import type { Language } from '../../language/language.js';
import type { Words } from '../../language/words.js';
import type { RecordReads, RecordWrites } from '../../records/repository.js';
import { Instant } from '../../time/instant.js';
import { checkTemplate, type TemplateCheck } from './check-template.js';
import type { DocxParts } from './docx-file.js';
import { writeTemplate } from './write-template.js';

/** The largest template, in bytes: a logo fits in, a film does not. */
export const LARGEST_TEMPLATE_BYTES = 2_000_000;

const Kept = z.object({ file: z.base64(), by: z.string(), at: Instant });

/** Keeps the Secretariat's own template for drafts in this language, once it is checked. */
export async function setTemplate(bytes: Uint8Array, form: Form, { by, at }: { readonly by: string; readonly at: Instant }, records: Pick<RecordWrites, 'setMark'>): Promise<TemplateCheck> {
  if (bytes.length > LARGEST_TEMPLATE_BYTES) return { kind: 'refused', reason: 'too-big' };
  const checked = checkTemplate(bytes, form);
  if (checked.kind === 'template') await records.setMark(markOf(form.language), JSON.stringify(Kept.encode({ file: Buffer.from(bytes).toString('base64'), by, at })));
  return checked;
}

/** Drafts in this language are sent out as before the Secretariat set its own. */
export async function dropTemplate(language: Language, records: Pick<RecordWrites, 'setMark'>): Promise<void> {
  await records.setMark(markOf(language), '');
}

/** The Secretariat's own template for this language; undefined where it set none. */
export async function ownTemplate(language: Language, records: Pick<RecordReads, 'findMark'>): Promise<{ readonly bytes: Uint8Array; readonly by: string; readonly at: Instant } | undefined> {
  const mark = await records.findMark(markOf(language));
  if (mark === undefined || mark === '') return undefined;
  const { file, by, at } = Kept.parse(JSON.parse(mark));
  return { bytes: Buffer.from(file, 'base64'), by, at };
}

/**
 * The template with which a draft is sent out: the Secretariat's own where it fits the draft's form, else the house's, which fits every form.
 */
export async function templateFor(form: Form, words: Words, records: Pick<RecordReads, 'findMark'>): Promise<DocxParts> {
  const own = await ownTemplate(form.language, records);
  const checked = own === undefined ? undefined : checkTemplate(own.bytes, form);
  if (checked?.kind === 'template') return checked.parts;
  const house = checkTemplate(await writeTemplate(form, words), form);
  if (house.kind !== 'template') throw new Error(`the house's own template does not fit form ${form.id} ${form.version}`);
  return house.parts;
}

function markOf(language: Language): string {
  return `practices.template-${language}`;
}
