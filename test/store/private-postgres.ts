import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';

/** A PostgreSQL server for one run of tests. */
export interface PostgresServer {
  /** Of a database in which others can be created. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Why no server can be started here; undefined where one can. `TEST_POSTGRES_URL` names one that runs already. */
export function whyNoPostgres(): string | undefined {
  if (process.env['TEST_POSTGRES_URL'] !== undefined) return undefined;
  if (['initdb', 'postgres'].some((program) => spawnSync(program, ['--version']).status !== 0)) return 'no TEST_POSTGRES_URL, and no programs initdb and postgres';
  return process.getuid?.() === 0 && idOf('-u') === undefined ? 'PostgreSQL refuses to run as root, and there is no user postgres' : undefined;
}

/** The named server, or one of our own in a temporary folder, on loopback. Whose power is never cut needs no disk to answer before it goes on. */
export async function startPostgres({ isDurable }: { readonly isDurable: boolean }): Promise<PostgresServer> {
  const named = process.env['TEST_POSTGRES_URL'];
  if (named !== undefined) return { url: named, stop: () => Promise.resolve() };
  const identity = process.getuid?.() === 0 ? { uid: z.number().parse(idOf('-u')), gid: z.number().parse(idOf('-g')) } : {};
  const folder = mkdtempSync(join(tmpdir(), 'imrf-postgres-'));
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  const { child, url } = await run(folder, identity, isDurable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']);
  return {
    url,
    async stop() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(folder: string, identity: Identity, settings: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const data = join(folder, 'data');
  const place = { ...identity, cwd: folder, stdio: 'ignore' } as const;
  execFileSync('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'], place);
  const port = await freePort();
  const child = spawn('postgres', ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings], place);
  const url = `postgres://tester@127.0.0.1:${port}/postgres`;
  try {
    await answers(url);
  } catch (error) {
    await ended(child);
    throw error;
  }
  return { child, url };
}

async function answers(url: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (tries >= 300) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await exit;
}

function idOf(which: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [which, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.number() }).parse(server.address());
      server.close(() => {
        resolve(port);
      });
    });
  });
}
