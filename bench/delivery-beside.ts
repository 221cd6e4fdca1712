import { Logger, runMigrations, runOnce } from 'graphile-worker';
import pg from 'pg';
import type { ChatPlatform } from '../src/chat/platform.js';
import { systemClock } from '../src/time/clock.js';
import { openStore } from '../store/open.js';
import type { Store } from '../src/store.js';
import { carrier, fill, newStore } from './outbox.js';

const quiet = new Logger(() => () => undefined);

/** A platform that answers at once, and counts. */
function countingPlatform(): ChatPlatform & { count: number } {
  return {
    name: 'slack', count: 0, limits: { perConversation: [], perTenant: [], retryAfterSilences: 'tenant' }, capabilities: { findsPosted: false, updates: false, removes: false },
    post() {
      this.count += 1;
      return Promise.resolve({ kind: 'sent', receipt: String(this.count) });
    },
    update: () => Promise.reject(new Error('not asked')),
    remove: () => Promise.reject(new Error('not asked')),
    findPosted: () => Promise.resolve({ kind: 'unsupported' }),
  };
}

/** Deliveries a second through the bot's own outbox, each for a conversation of its own, all kept when it ends. */
export async function throughOutbox(messages: number, postgresUrl: string | null): Promise<number> {
  const clock = systemClock();
  const { store, close } = postgresUrl === null ? await newStore() : await onPostgres(postgresUrl);
  const platform = countingPlatform();
  await fill(store, 'slack', messages, messages, clock);
  const dispatcher = carrier(store, platform, clock, (fault) => process.stderr.write(`${String(fault)}\n`));
  const begun = performance.now();
  dispatcher.start();
  await dispatcher.drain();
  const seconds = (performance.now() - begun) / 1_000;
  await dispatcher.stop();
  const kept = (await store.reads.deliveries.countByState()).sent;
  await close();
  if (kept !== messages || platform.count !== messages) throw new Error(`${kept} kept, ${platform.count} sent of ${messages}`);
  return messages / seconds;
}

async function onPostgres(url: string): Promise<{ store: Store; close: () => Promise<void> }> {
  const store = await openStore(url, { clock: systemClock() });
  return { store, close: () => store.close() };
}

/** Jobs a second through graphile-worker: so many at a time; with `batch`, jobs of so many messages each. */
export async function throughGraphile(messages: number, url: string, { concurrency, batch }: { concurrency: number; batch: number }): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: concurrency + 2 });
  await runMigrations({ pgPool: pool, logger: quiet });
  const payloads = Array.from({ length: messages / batch }, (_, nth) => Array.from({ length: batch }, (__, at) => ({ message: nth * batch + at })));
  await pool.query(`select graphile_worker.add_job('send', payload) from json_array_elements($1::json) as payload`, [JSON.stringify(batch === 1 ? payloads.flat() : payloads)]);
  const platform = countingPlatform();
  const to = { address: { platform: 'slack', tenant: 'T1', conversation: 'C1', kind: 'channel', route: null }, thread: null, onlyFor: null } as const;
  const begun = performance.now();
  await runOnce({
    pgPool: pool, concurrency, noHandleSignals: true, logger: quiet,
    taskList: {
      async send(payload) {
        for (const one of Array.isArray(payload) ? payload : [payload]) await platform.post(to, { text: 'soon', language: 'en', about: [], blocks: [] }, JSON.stringify(one), new AbortController().signal);
      },
    },
  });
  const seconds = (performance.now() - begun) / 1_000;
  await pool.query('drop schema graphile_worker cascade');
  await pool.end();
  if (platform.count !== messages) throw new Error(`${platform.count} sent of ${messages}`);
  return messages / seconds;
}

/** A loop that keeps nothing: what is lost when it stops is lost. */
export async function throughBareLoop(messages: number): Promise<number> {
  const platform = countingPlatform();
  const begun = performance.now();
  for (let nth = 0; nth < messages; nth += 1) {
    await platform.post({ address: { platform: 'slack', tenant: 'T1', conversation: `C${nth}`, kind: 'channel', route: null }, thread: null, onlyFor: null }, { text: 'soon', language: 'en', about: [], blocks: [] }, String(nth), new AbortController().signal);
  }
  return messages / ((performance.now() - begun) / 1_000);
}
