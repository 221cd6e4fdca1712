import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keptStatements } from '../../store/kept-statements.js';
import { house } from '../../store/migrations/001-house.js';
import { trail } from '../../store/migrations/021-trail.js';
import { takenBack } from '../../store/migrations/030-taken-back.js';
import { startPostgres, whyNoPostgres, type PostgresServer } from './private-postgres.js';

const AT = '2026-11-01T09:00:00.000Z';
const DELIVERIES = [['d1', 'cancelled', 'taken back by slack:T1/UANA'], ['d2', 'cancelled', 'the approval was taken back'], ['d3', 'refused', 'taken for another'], ['d4', 'due', null]] as const;
const LINES = [
  ['a1', 'deliveries.retry', 'd1', '{"state":"cancelled","reason":"taken back by slack:T1/UANA"}'], ['a2', 'deliveries.cancel', 'd2', '{"state":"due","reason":null}'],
  ['a3', 'roadmap.move', 'imrf-2030', '{"reason":"taken back by the host"}'],
] as const;

/** Fills a database as it was while the reason named who took a delivery back. */
async function filled(kind: 'sqlite' | 'postgres', db: Kysely<unknown>): Promise<void> {
  await house(kind).up(db);
  await sql`insert into conversation (id, platform, tenant, conversation, kind, state, hour, created_at, revision) values ('v1', 'slack', 'T1', 'C1', 'channel', 'open', '09:00', ${AT}, 1)`.execute(db);
  for (const [key, state, reason] of DELIVERIES) await sql`insert into delivery (key, says, args, conversation, state, priority, due, attempts, changed, reason, again) values (${key}, 'x', '{}', 'v1', ${state}, 1, ${AT}, 0, ${AT}, ${reason}, 0)`.execute(db);
  for (const [id, action, subject, before] of LINES) await sql`insert into audit values (${id}, ${AT}, 'slack:T1/UBEN', ${action}, ${subject}, 'done', ${before}, 'null')`.execute(db);
  await trail(kind).up(db);
}

function takesOutWhoTookBack(kind: 'sqlite' | 'postgres', open: () => Kysely<unknown>): void {
  it('keeps no account in the reason of a delivery, nor in the line of the trail that copied it; the trail stays closed', async () => {
    const db = open();
    onTestFinished(() => db.destroy());
    await filled(kind, db);

    await takenBack(kind).up(db);

    expect((await sql`select key, reason from delivery order by key`.execute(db)).rows).toEqual([
      { key: 'd1', reason: 'taken back by a person' }, { key: 'd2', reason: 'the approval was taken back' }, { key: 'd3', reason: 'taken for another' }, { key: 'd4', reason: null },
    ]);
    expect((await sql`select id, before_value from audit order by id`.execute(db)).rows).toEqual([
      { id: 'a1', before_value: '{"state":"cancelled","reason":"taken back by a person"}' }, { id: 'a2', before_value: LINES[1][3] }, { id: 'a3', before_value: LINES[2][3] },
    ]);
    for (const change of ["update audit set place = 'x'", 'delete from audit']) await expect(sql.raw(change).execute(db)).rejects.toThrow('append-only');
  });
}

describe('an outbox from before, on SQLite', () => {
  takesOutWhoTookBack('sqlite', () => new Kysely({ dialect: new SqliteDialect({ database: keptStatements(new Database(':memory:')) }) }));
});

describe.skipIf(whyNoPostgres() !== undefined)('an outbox from before, on PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ isDurable: false });
    await asked('create database taken_back');
  }, 60_000);
  afterAll(async () => {
    await asked('drop database taken_back with (force)');
    await server.stop();
  });
  const asked = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  takesOutWhoTookBack('postgres', () => {
    const pool = new pg.Pool({ connectionString: server.url.replace(/[^/]+$/, 'taken_back'), max: 1 });
    // A pool has ended before the server has heard of it: a connection may still be told that its database is dropped.
    pool.on('connect', (connection) => void connection.on('error', () => undefined));
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  });
});
