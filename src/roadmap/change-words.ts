import { plainForm } from '../language/plain-form.js';
import { readDateWish } from './date-wish.js';
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

// The longest title that ships has 13 words.
const MOST_WORDS = 40;

/**
 * Takes apart `ID … source URL`; the word `source` may be missing, or stand in any of the six languages. Instead of the id
 * a code, or words of the title may stand there: the longest beginning that names one milestone is its name.
 * @param namesOne whether words name one milestone; where none do, all before a date or a word of ours is the name.
 */
export function readChangeWords(text: string, namesOne: (words: string) => boolean): ChangeWords {
  const { words, url } = withoutSource(text);
  const lengths = words.slice(0, MOST_WORDS).map((_, at) => at + 1).reverse();
  const length = lengths.find((one) => namesOne(clean(words.slice(0, one).join(' ')))) ?? nameEnd(words);
  return { named: clean(words.slice(0, length).join(' ')), rest: words.slice(length).join(' '), url };
}

function withoutSource(text: string): { readonly words: readonly string[]; readonly url: string | null } {
  const words = text.trim().split(/\s+/).filter((word) => word !== '');
  const last = words.at(-1);
  if (words.length < 2 || last === undefined || !/^https?:\/\//i.test(last)) return { words, url: null };
  words.pop();
  if (isAmong(SOURCE, words.at(-1))) words.pop();
  return { words, url: last };
}

/** A name has one word at least, whatever it is; it ends before a word of ours and before a date. A title may end in its year. */
function nameEnd(words: readonly string[]): number {
  const end = words.findIndex((word, at) => at > 0 && (isOurs(word) || (readDateWish(word) !== undefined && !/^\d{4}$/.test(word))));
  return end === -1 ? words.length : end;
}

function isOurs(word: string): boolean {
  return [REASON, ...Object.values(FIELDS).map((names) => names.map(plainForm))].some((names) => isAmong(names, word));
}

/** Takes apart words that name no milestone: a link at the end is their source. */
export function readDatedWords(text: string): { readonly text: string; readonly url: string | null } {
  const { words, url } = withoutSource(text);
  return { text: words.join(' '), url };
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
