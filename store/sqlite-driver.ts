import type Database from 'better-sqlite3';
import { SqliteAdapter, SqliteDialect, SqliteDriver, type SqliteDatabase, type SqliteDialectConfig } from 'kysely';
import type { Clock } from '../src/time/clock.js';

const MOST_TRIES = 2_000;

/**
 * SQLite whose write transactions begin IMMEDIATE: a deferred one that reads first and then writes fails at once with
 * SQLITE_BUSY_SNAPSHOT. While another process writes, it waits in JavaScript: busy_timeout would freeze the event loop.
 */
export class ImmediateSqlite extends SqliteDialect {
  constructor(
    private readonly file: Database.Database,
    private readonly statements: SqliteDatabase,
    private readonly clock: Pick<Clock, 'wait'>,
  ) {
    super({ database: statements });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqlite();
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.statements }, () => beginImmediate(this.file, this.clock));
  }
}

/** SQLite changes its schema within transactions too: of several processes that meet an empty file, one prepares it and the others wait. */
class TransactionalSqlite extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  constructor(
    config: SqliteDialectConfig,
    private readonly begin: () => Promise<void>,
  ) {
    super(config);
  }

  override beginTransaction(): Promise<void> {
    return this.begin();
  }
}

async function beginImmediate(file: Database.Database, clock: Pick<Clock, 'wait'>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      file.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || tries >= MOST_TRIES) throw error;
      await clock.wait(5 + (tries % 20));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY');
}
