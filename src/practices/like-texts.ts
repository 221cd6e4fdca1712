import type { FormValues } from '../chat/form.js';
import { plainForm } from '../language/plain-form.js';
import type { Neighbour } from './check.js';
import type { Practice } from './practice.js';
import type { PracticeReads } from './repository.js';

/** From here on a practice is shown as nearly the same: its title alone, or its title and summary together. */
const SAME_TITLE = 0.8;
const LIKE_TITLE = 0.4;
const SAME_TEXT = 0.6;
const MOST_SHOWN = 3;
const PAGE = 1_000;

/**
 * Practices that are nearly the same, the likest first, at most three: among those of its network that were submitted, and those
 * that are approved anywhere. Titles are read first; summaries only of those whose titles are somewhat like.
 */
export async function findLike(practice: Pick<Practice, 'id' | 'network' | 'revises' | 'values'>, practices: Pick<PracticeReads, 'listPractices'>): Promise<Neighbour[]> {
  const title = trigramsOf(textOf(practice.values, 'title'));
  if (title.size === 0) return [];
  const near: { readonly id: string; readonly likeness: number }[] = [];
  for await (const other of others(practice, practices)) {
    if (other.id === practice.id || other.id === practice.revises) continue;
    const likeness = shared(title, trigramsOf(textOf(other.values, 'title')));
    if (likeness >= LIKE_TITLE) near.push({ id: other.id, likeness });
  }
  const likest = near.sort((one, other) => other.likeness - one.likeness).slice(0, 20);
  return (await withSummaries(practice, likest, practices)).slice(0, MOST_SHOWN);
}

async function* others({ network }: Pick<Practice, 'network'>, practices: Pick<PracticeReads, 'listPractices'>): AsyncGenerator<Practice> {
  const seen = new Set<string>();
  const filters = [{ states: ['approved', 'published'] as const }, ...(network === null ? [] : [{ networks: [network], states: ['submitted', 'changes-requested'] as const }])];
  for (const filter of filters) {
    let after: string | null = null;
    for (;;) {
      const page: Practice[] = await practices.listPractices(filter, { after, limit: PAGE, fields: ['title'] });
      for (const one of page) if (!seen.has(one.id)) yield one;
      for (const { id } of page) seen.add(id);
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) break;
    }
  }
}

async function withSummaries({ values }: Pick<Practice, 'values'>, near: readonly Neighbour[], practices: Pick<PracticeReads, 'listPractices'>): Promise<Neighbour[]> {
  const summary = trigramsOf(textOf(values, 'summary'));
  const read = await practices.listPractices({ ids: near.map(({ id }) => id) }, { after: null, limit: near.length + 1, fields: ['summary'] });
  const summaries = new Map(read.map((one) => [one.id, trigramsOf(textOf(one.values, 'summary'))]));
  return near.filter(({ id, likeness }) => likeness >= SAME_TITLE || (likeness + shared(summary, summaries.get(id) ?? new Set())) / 2 >= SAME_TEXT);
}

/** Groups of three letters of the words of a text, as they are compared. Chinese has few letters a word: two are enough there. */
function trigramsOf(text: string): ReadonlySet<string> {
  const plain = plainForm(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  if (plain === '') return new Set();
  const letters = Array.from(` ${plain} `);
  const size = /\p{Script=Han}/u.test(plain) ? 2 : 3;
  return new Set(letters.slice(size - 1).map((_, at) => letters.slice(at, at + size).join('')));
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  return (2 * [...one].filter((trigram) => other.has(trigram)).length) / (one.size + other.size);
}

function textOf(values: FormValues, id: string): string {
  return [values[id] ?? ''].flat().join(' ');
}
