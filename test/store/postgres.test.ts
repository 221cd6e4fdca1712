import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepingPlans, plannedOnce } from '../../store/planned-once.js';
import { openPostgres } from '../../store/postgres.js';
import type { Store } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { storeContract } from '../contract/store.contract.js';
import { at } from '../contract/store-samples.js';
import type { Ground } from '../support/open-stores.js';
import { startPostgres, whyNoPostgres, type PostgresServer } from './private-postgres.js';

const clock = systemClock();
const reason = whyNoPostgres();
// The machine that decides about a release sets REQUIRE_ALL: nothing is passed over there.
if (reason !== undefined && process.env['REQUIRE_ALL'] !== undefined) throw new Error(`The store on PostgreSQL cannot be tested: ${reason}.`);
if (reason !== undefined) process.stdout.write(`The store on PostgreSQL is not tested here: ${reason}.\n`);
const describeHere = reason === undefined ? describe : describe.skip;

describeHere(reason === undefined ? 'a store on PostgreSQL' : `a store on PostgreSQL (skipped: ${reason})`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ isDurable: false });
    await prepareOnce(server.url);
  });
  afterAll(async () => {
    await asked(server.url, `drop database ${PREPARED} with (force)`);
    await server.stop();
  });

  storeContract(() => postgresGround(server.url));

  it('is prepared once where two open an empty database at the same time', async () => {
    const ground = await postgresGround(server.url, 'template1');
    onTestFinished(ground.end);

    const [one, other] = await Promise.all([ground.open(), ground.open()]);

    await one.transact((tx) => tx.records.setMark('seen', 'by one'));
    await expect(other.reads.records.findMark('seen')).resolves.toBe('by one');
  });

  it('loses a connection in the middle of a transaction: that one fails, and the next goes on', async () => {
    const ground = await postgresGround(server.url);
    onTestFinished(ground.end);
    const store = await ground.open();

    const cut = store.transact(async (tx) => {
      await tx.records.setMark('half', 'written');
      await asked(ground.at, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
      await tx.records.setMark('half', 'and more');
    });

    await expect(cut).rejects.toThrow(/terminat|not queryable/);
    await store.transact((tx) => tx.records.setMark('after', 'goes on'));
    expect([await store.reads.records.findMark('half'), await store.reads.records.findMark('after')]).toEqual([undefined, 'goes on']);
  });

  it('stands in line for nothing: that transaction fails, and the next on the same connection goes on', async () => {
    const ground = await postgresGround(server.url);
    onTestFinished(ground.end);
    await asked(ground.at, `alter database ${new URL(ground.at).pathname.slice(1)} set lock_timeout = 100`);
    const [ahead, behind] = [await ground.open(), await ground.open()];
    const mark = (by: string) => behind.transact((tx) => tx.records.setMark('written', by));

    await ahead.transact(async (tx) => {
      await tx.records.setMark('written', 'ahead');
      await expect(mark('behind')).rejects.toThrow('lock timeout');
    });

    await expect(behind.reads.records.findMark('written')).resolves.toBe('ahead');
    await mark('behind');
    await expect(behind.reads.records.findMark('written')).resolves.toBe('behind');
  });

  it('has a marked question planned once for each connection, and no other', async () => {
    const connections = new pg.Pool({ connectionString: server.url, max: 1 });
    const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: keepingPlans(connections) }) });
    onTestFinished(() => db.destroy());
    const twice = (than: number) => sql<{ n: number }>`select ${than}::integer * 2 as n ${plannedOnce}`.execute(db);

    const answers = [await twice(2), await twice(21)];
    await sql`select ${1}::integer as n`.execute(db);

    expect(answers.map(({ rows }) => rows)).toEqual([[{ n: 4 }], [{ n: 42 }]]);
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
    expect(rows).toEqual([{ statement: 'select $1::integer * 2 as n /* planned once */' }]);
  });

  it('lets nobody change or delete a line of the trail', async () => {
    const ground = await postgresGround(server.url);
    onTestFinished(ground.end);
    const store = await ground.open();
    await store.transact((tx) => tx.records.audit({ id: 'a1', at: at(0), by: 'console:ana', action: 'x', subject: 'y', outcome: 'done', before: null, after: null }));

    await expect(asked(ground.at, "update audit set by_whom = 'nobody'")).rejects.toThrow('append-only');
    await expect(asked(ground.at, 'delete from audit')).rejects.toThrow('append-only');
  });

  it('names a server that cannot be reached', async () => {
    await expect(openPostgres('postgres://nobody@127.0.0.1:1/none', { clock })).rejects.toMatchObject({ code: 'store.unreachable' });
  });
});

/** The database of which the others are copies: the steps of its making are taken once, not for each test. */
const PREPARED = `imrf_${randomBytes(6).toString('hex')}_prepared`;

async function prepareOnce(serverUrl: string): Promise<void> {
  await asked(serverUrl, `create database ${PREPARED}`);
  const store = await openPostgres(urlOf(serverUrl, PREPARED), { clock });
  await store.close();
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A database of its own on this server. */
async function postgresGround(serverUrl: string, like = PREPARED): Promise<Ground> {
  const name = `imrf_${randomBytes(6).toString('hex')}`;
  await asked(serverUrl, `create database ${name} template ${like}`);
  const url = urlOf(serverUrl, name);
  const opened: Store[] = [];
  return {
    at: url,
    async open() {
      const store = await openPostgres(url, { clock });
      opened.push(store);
      return store;
    },
    async end() {
      await Promise.all(opened.map((store) => store.close()));
      await asked(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function asked(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
