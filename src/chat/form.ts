import { z } from 'zod';
import { Language } from '../language/language.js';

/**
 * One thing that can be chosen. `id` is stored, `label` is read; `aka` are other names by which it is recognised.
 * `language` is that of the label where it is not the form's.
 */
export const Option = z.object({ id: z.string().min(1), label: z.string().min(1), description: z.string().optional(), aka: z.array(z.string().min(1)).optional(), language: Language.optional() });
export type Option = z.infer<typeof Option>;

/**
 * Kinds of answers. `choice` takes one option, `choices` several; their long lists are asked as text and recognised.
 * `partial-date` is a year, a month of a year, or a day; `url` with a `max` over 1 is several links, one to a line.
 */
export const FieldKind = z.enum(['text', 'long-text', 'choice', 'choices', 'date', 'partial-date', 'url', 'email', 'file']);
export type FieldKind = z.infer<typeof FieldKind>;

/** When a field is asked or needed: another field holds one of `in`, or something that is not among field `notAmong`. */
export const Condition = z.object({
  effect: z.enum(['ask', 'require']),
  field: z.string(),
  in: z.array(z.string()).optional(),
  notAmong: z.string().optional(),
});
export type Condition = z.infer<typeof Condition>;

export const Field = z.object({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/),
  kind: FieldKind,
  label: z.string().min(1),
  help: z.string().optional(),
  required: z.boolean(),
  options: z.array(Option).optional(),
  conditions: z.array(Condition),
  /** In characters for texts, in number for `choices` and `url`. */
  min: z.number().int().min(0).optional(),
  max: z.number().int().min(1).optional(),
  /** Of label and help, where it is not the form's: nobody has translated them yet. */
  language: Language.optional(),
});
export type Field = z.infer<typeof Field>;

/** What is asked together. A form of several pages is shown, and kept, page by page. */
export const FormPage = z.object({ title: z.string().min(1), fields: z.array(Field).min(1), language: Language.optional() });
export type FormPage = z.infer<typeof FormPage>;

/**
 * A form, declared once and composed in one language. Every face (modal, dialog, page, chat) is drawn from it.
 * `id` and `about` name it when it comes back: `about` holds ids, never rights.
 */
export const Form = z.object({
  id: z.string().regex(/^[a-z]+(\.[a-z-]+)*$/),
  version: z.number().int().min(1),
  about: z.record(z.string(), z.string()),
  language: Language,
  title: z.string().min(1),
  submitLabel: z.string().min(1),
  pages: z.array(FormPage).min(1),
});
export type Form = z.infer<typeof Form>;

/** What was filled in: text for most fields, option ids for `choices`. An absent field was not touched. */
export const FormValues = z.record(z.string(), z.union([z.string().max(20_000), z.array(z.string().max(500)).max(300)]));
export type FormValues = z.infer<typeof FormValues>;

/** Which way a page is turned. */
export const Turn = z.enum(['next', 'back']);
export type Turn = z.infer<typeof Turn>;

/** What is wrong, beside its field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Longest list that a face shows as choices; longer ones (195 countries) are asked as text and recognised. */
export const LONGEST_CHOICE = 100;
