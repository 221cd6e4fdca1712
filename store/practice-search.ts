import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { FindWish, PracticeSearchReads, PracticeSearchWrites } from '../src/practices/search/repository.js';
import { weighWords, type WeighedWord } from '../src/practices/search/weigh-words.js';
import type { Store } from '../src/store.js';
import type { Tables } from './schema.js';

const WORD = /^[\p{L}\p{N}]+$/u;

export function practiceSearchReads(db: Kysely<Tables>, kind: Store['kind']): PracticeSearchReads {
  const countFindable = async (): Promise<number> => {
    const { count } = await db.selectFrom('practice_found').select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow();
    return Number(count);
  };
  return {
    countFindable,
    async findMissed(limit) {
      const rows = await db.selectFrom('practice').select('practice.id').where('practice.kind', '=', 'practice').where('practice.state', 'in', ['approved', 'published']).where((e) => e.not(e.exists(e.selectFrom('practice_found').select('practice_found.number').whereRef('practice_found.practice', '=', 'practice.id')))).orderBy('practice.id').limit(limit).execute();
      return rows.map(({ id }) => id);
    },
    async find(wish) {
      const within = facetsHold(wish.facets);
      if (wish.words.length === 0) return newest(db, within, wish.limit);
      // Anything else is no word of `searchWords`, and stands nowhere.
      const words = wish.words.filter((word) => WORD.test(word));
      if (words.length === 0) return [];
      const weighed = weighWords(words, await countEach(db, kind, words), await countFindable());
      return weighed.length === 0 ? [] : best(db, kind, weighed, within, wish.limit);
    },
  };
}

export function practiceSearchWrites(tx: Transaction<Tables>, kind: Store['kind']): PracticeSearchWrites {
  const dropFound = async (practice: string): Promise<void> => {
    const found = await tx.selectFrom('practice_found').select('number').where('practice', '=', practice).executeTakeFirst();
    if (found === undefined) return;
    if (kind === 'sqlite') await sql`delete from practice_words where rowid = ${found.number}`.execute(tx);
    await tx.deleteFrom('practice_facet').where('number', '=', found.number).execute();
    await tx.deleteFrom('practice_found').where('number', '=', found.number).execute();
  };
  return {
    ...practiceSearchReads(tx, kind),
    dropFound,
    async keepFound({ practice, title, words, facets }) {
      await dropFound(practice);
      const number = kind === 'sqlite' ? await addToSqlite(tx, practice, title, words) : await addToPostgres(tx, practice, title, words);
      const own = [...new Set(facets)];
      if (own.length > 0) await tx.insertInto('practice_facet').values(own.map((facet) => ({ facet, number }))).execute();
    },
  };
}

async function addToSqlite(tx: Transaction<Tables>, practice: string, title: readonly string[], words: readonly string[]): Promise<number> {
  const { number } = await tx.insertInto('practice_found').values({ practice }).returning('number').executeTakeFirstOrThrow();
  await sql`insert into practice_words (rowid, title, words) values (${number}, ${title.join(' ')}, ${words.join(' ')})`.execute(tx);
  return number;
}

/** The list is handed over as it is: to cut a text is what the two databases do differently. */
async function addToPostgres(tx: Transaction<Tables>, practice: string, title: readonly string[], words: readonly string[]): Promise<number> {
  const listed = (some: readonly string[]) => (some.length === 0 ? sql`''::tsvector` : sql`array_to_tsvector(string_to_array(${some.join(' ')}, ' '))`);
  const { rows } = await sql<{ number: number }>`insert into practice_found (practice, title, words) values (${practice}, ${listed(title)}, ${listed(words)}) returning number`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('what was written has no number');
  return row.number;
}

/** Numbers of the practices in which this word stands, in the title or anywhere. Words are letters and digits: quoted, none of them is a sign of either language of queries. */
function having(kind: Store['kind'], word: string, where: 'title' | 'words'): RawBuilder<unknown> {
  if (kind === 'sqlite') return sql`select rowid as number from practice_words where practice_words match ${`${where} : "${word}"`}`;
  return sql`select number from practice_found where ${sql.ref(where)} @@ ${`'${word}'`}::tsquery`;
}

async function countEach(db: Kysely<Tables>, kind: Store['kind'], words: readonly string[]): Promise<Map<string, number>> {
  const counts = [...new Set(words)].map((word) => sql`select ${word} as word, (select count(*) from (${having(kind, word, 'words')}) as those) as count`);
  const { rows } = await sql<{ word: string; count: number | string }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ word, count }) => [word, Number(count)]));
}

async function best(db: Kysely<Tables>, kind: Store['kind'], words: readonly WeighedWord[], within: RawBuilder<boolean>, limit: FindWish['limit']): Promise<{ practice: string; score: number }[]> {
  const hits = words.flatMap(({ word, weight }) => [
    sql`select number, cast(${weight} as integer) as weight from (${having(kind, word, 'words')}) as those`, sql`select number, cast(${Math.round(weight / 2)} as integer) as weight from (${having(kind, word, 'title')}) as those`,
  ]);
  const { rows } = await sql<{ practice: string; score: number | string }>`
    select practice_found.practice, scored.score from (select number, sum(weight) as score from (${sql.join(hits, sql` union all `)}) as hits group by number) as scored
    join practice_found on practice_found.number = scored.number where ${within} order by scored.score desc, practice_found.practice desc limit ${limit}`.execute(db);
  return rows.map(({ practice, score }) => ({ practice, score: Number(score) }));
}

async function newest(db: Kysely<Tables>, within: RawBuilder<boolean>, limit: FindWish['limit']): Promise<{ practice: string; score: number }[]> {
  const { rows } = await sql<{ practice: string }>`select practice from practice_found where ${within} order by practice desc limit ${limit}`.execute(db);
  return rows.map(({ practice }) => ({ practice, score: 0 }));
}

function facetsHold(groups: FindWish['facets']): RawBuilder<boolean> {
  const each = groups.filter((group) => group.length > 0).map((group) => sql<boolean>`practice_found.number in (select number from practice_facet where facet in (${sql.join(group)}))`);
  return each.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(each, sql` and `)}`;
}
