import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { keptStatements } from '../../store/kept-statements.js';
import { house } from '../../store/migrations/001-house.js';
import { trail } from '../../store/migrations/021-trail.js';

/** A database as it was before actors, with these lines in its trail. */
async function withLines(lines: readonly (readonly [id: string, by: string, subject: string, after: string])[]) {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: keptStatements(new Database(':memory:')) }) });
  onTestFinished(() => db.destroy());
  await house('sqlite').up(db);
  for (const [id, by, subject, after] of lines) await sql`insert into audit values (${id}, '2026-11-01T09:00:00.000Z', ${by}, 'x', ${subject}, 'done', 'null', ${after})`.execute(db);
  await trail('sqlite').up(db);
  const read = async (): Promise<unknown[]> => (await sql`select by_whom, subject, after_value, place from audit order by id`.execute(db)).rows;
  return { db, read };
}

it('names actors in lines from before, one for each account wherever it stands', async () => {
  const { db, read } = await withLines([
    ['a1', 'console:ana', 'slack:T1/amina', '{"role":"editor"}'], ['a2', 'slack:T1/amina', 'R-7', '{"assignee":"console:ana","note":"console:ana wrote"}'], ['a3', 'planner', 'v1', 'null'],
  ]);

  expect(await read()).toEqual([
    { by_whom: 'person:a1-0', subject: 'person:a1-1', after_value: '{"role":"editor"}', place: null },
    { by_whom: 'person:a1-1', subject: 'R-7', after_value: '{"assignee":"person:a1-0","note":"console:ana wrote"}', place: null },
    { by_whom: 'planner', subject: 'v1', after_value: 'null', place: null },
  ]);
  expect((await sql`select id, account from actor order by id`.execute(db)).rows).toEqual([{ id: 'person:a1-0', account: 'console:ana' }, { id: 'person:a1-1', account: 'slack:T1/amina' }]);
});

it('refuses every change of a line, and of an actor all but that its account is taken away', async () => {
  const { db, read } = await withLines([['a1', 'console:ana', 'y', 'null']]);
  const before = await read();

  for (const change of ["update audit set place = 'x'", 'delete from audit']) await expect(sql.raw(change).execute(db)).rejects.toThrow('append-only');
  for (const change of ['delete from actor', "update actor set account = 'console:eve'", "update actor set id = 'person:b'"]) await expect(sql.raw(change).execute(db)).rejects.toThrow('actor');
  await sql`update actor set account = null`.execute(db);

  expect(await read()).toEqual(before);
});
