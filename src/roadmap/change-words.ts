import { plainForm } from '../language/plain-form.js';
import type { EditableFields } from './ledger-wish.js';
import { MilestoneKind, Source } from './milestone.js';

/** Words after a command of the ledger, taken apart. */
export interface ChangeWords {
  /** What names the milestone; empty where nothing was said. */
  readonly named: string;
  /** What stands between the name and the source. */
  readonly rest: string;
  /** A link at the end. */
  readonly url: string | null;
}

const REASON = ['reason', 'because', 'motivo', 'razon', 'raison', 'motif', 'причина', '原因', '理由', 'السبب', 'سبب'].map(plainForm);
const SOURCE = ['source', 'fuente', 'источник', '来源', 'المصدر', 'مصدر'].map(plainForm);
const ALIAS = ['alias', 'name', 'nombre', 'nom', 'имя', '别名', 'اسم'].map(plainForm);
const FIELDS: Readonly<Record<keyof EditableFields, readonly string[]>> = {
  title: ['title', 'titulo', 'titre', 'название', '标题', 'العنوان'],
  summary: ['summary', 'resumen', 'resume', 'описание', '摘要', 'الملخص'],
  location: ['place', 'location', 'lugar', 'lieu', 'место', '地点', 'المكان'],
  notes: ['notes', 'notas', 'заметки', '备注', 'ملاحظات'],
};

/** Takes apart `ID … source URL`; the word `source` may be missing, or stand in any of the six languages. */
export function readChangeWords(text: string): ChangeWords {
  const words = text.trim().split(/\s+/).filter((word) => word !== '');
  const [named = '', ...after] = words;
  const last = after.at(-1);
  if (last === undefined || !/^https?:\/\//i.test(last)) return { named: clean(named), rest: after.join(' '), url: null };
  const rest = after.slice(0, -1);
  if (isAmong(SOURCE, rest.at(-1))) rest.pop();
  return { named: clean(named), rest: rest.join(' '), url: last };
}

/** Takes apart words that name no milestone: a link at the end is their source. */
export function readDatedWords(text: string): { readonly text: string; readonly url: string | null } {
  // The first word stands where a name would: it is put back.
  const { named, rest, url } = readChangeWords(`name ${text}`);
  return { text: named === 'name' ? rest : text, url };
}

/** Takes the first word off: a date, a kind, the name of a field. */
export function firstWord(text: string): { readonly first: string; readonly rest: string } {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return { first, rest: rest.join(' ') };
}

/** The reason that was given, without the word before it; null where there is none. */
export function readReason(text: string): string | null {
  const { first, rest } = firstWord(text);
  const reason = isAmong(REASON, first) ? rest : text.trim();
  return reason === '' ? null : reason;
}

/** `title New title`: which field, and its new words. Undefined where it names none. */
export function readEdit(text: string): EditableFields | undefined {
  const { first, rest } = firstWord(text);
  const fields = Object.keys(FIELDS).filter((field): field is keyof EditableFields => field in FIELDS);
  const field = fields.find((one) => isAmong(FIELDS[one].map(plainForm), first));
  return field === undefined || rest === '' ? undefined : { [field]: rest };
}

/** Whether a word says that another name follows. */
export function isAliasWord(word: string): boolean {
  return isAmong(ALIAS, word);
}

/** `meeting Title of it`: the kind may be missing, then it is a meeting. */
export function readKindAndTitle(text: string): { readonly kind: MilestoneKind; readonly title: string } {
  const { first, rest } = firstWord(text);
  const kind = MilestoneKind.safeParse(first.toLowerCase()).data;
  return kind === undefined ? { kind: 'meeting', title: text.trim() } : { kind, title: rest };
}

/** The source that a link names, called by its host; undefined where it is no link. */
export function sourceFrom(url: string, title?: string): Source | undefined {
  return URL.canParse(url) ? Source.safeParse({ title: title ?? new URL(url).hostname, url }).data : undefined;
}

function isAmong(words: readonly string[], word: string | undefined): boolean {
  return word !== undefined && words.includes(plainForm(word).replace(/[:：,،]$/, ''));
}

function clean(named: string): string {
  return named.replace(/[,،:]$/, '').toLowerCase();
}
