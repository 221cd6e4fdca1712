import { plainForm } from '../language/plain-form.js';
import { sourceFrom } from '../roadmap/change-words.js';
import type { Source } from '../roadmap/milestone.js';

/** What can be done with reference facts by typing. */
export const VERBS = ['list', 'expired', 'show', 'edit', 'add', 'remove'] as const;
export type Verb = (typeof VERBS)[number];

/** Words after the command `reference`, taken apart. */
export interface ReferenceWords {
  readonly verb: Verb;
  readonly ref: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string | null;
  readonly source: Source | null;
  readonly asOf: string | null;
  readonly expires: string | null;
}

const SPELLED: Readonly<Record<Verb, readonly string[]>> = {
  list: ['list', 'lista', 'liste', 'список', '列表', 'قائمة'],
  expired: ['expired', 'vencidos', 'échus', 'просрочено', '过期', 'منتهية'],
  show: ['show', 'mostrar', 'montrer', 'показать', '查看', 'عرض'],
  edit: ['edit', 'editar', 'modifier', 'изменить', '编辑', 'تعديل'],
  add: ['add', 'añadir', 'ajouter', 'добавить', '添加', 'إضافة'],
  remove: ['remove', 'quitar', 'retirer', 'убрать', '移除', 'إزالة'],
};

/** What the words ask to be done; undefined where they are none of these. */
export function readVerb(text: string): Verb | undefined {
  const said = plainForm(text.trim().split(/\s+/)[0] ?? '');
  return VERBS.find((verb) => SPELLED[verb].some((word) => plainForm(word) === said));
}

/** Takes apart `edit contact:secretariat email=… reason=… source=https://… as-of=2026-12 expires=2027-12-01`: each value runs to the next name. */
export function readReferenceWords(text: string): ReferenceWords {
  const [, ref = ''] = text.trim().split(/\s+/);
  const given = new Map([...text.matchAll(/(?:^|\s)([a-zA-Z][a-zA-Z-]*)=(.*?)(?=\s[a-zA-Z][a-zA-Z-]*=|$)/gs)].map(([, name = '', value = '']) => [name, value.trim()]));
  const take = (name: string): string | null => {
    const value = given.get(name) ?? null;
    given.delete(name);
    return value;
  };
  const [reason, url, asOf, expires] = [take('reason'), take('source'), take('as-of'), take('expires')];
  return { verb: readVerb(text) ?? 'list', ref: ref.toLowerCase(), fields: Object.fromEntries(given), reason: reason === '' ? null : reason, source: url === null ? null : (sourceFrom(url) ?? null), asOf, expires };
}
