import { sql } from 'kysely';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

const MARK = '/* planned once */';

/**
 * Marks a SELECT that PostgreSQL may plan once for each connection: where to find out how takes longer than to do it, and the way
 * stays right however the tables grow. Such texts must be few: each is kept as long as its connection. To SQLite it is a comment.
 */
export const plannedOnce = sql.raw(MARK);

/** The same connections, on which marked texts are prepared under a name; all else goes as it is. */
export function keepingPlans(connections: pg.Pool): PostgresPool {
  const keepers = new WeakMap<pg.PoolClient, PlanKeeper>();
  return {
    async connect() {
      const client = await connections.connect();
      const keeper = keepers.get(client) ?? new PlanKeeper(client);
      keepers.set(client, keeper);
      return keeper;
    },
    end: () => connections.end(),
  };
}

/** A connection that remembers under which name it had a text prepared. */
class PlanKeeper implements PostgresPoolClient {
  private readonly names = new Map<string, string>();

  constructor(private readonly client: PostgresPoolClient & pg.PoolClient) {}

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') return this.client.query(asked);
    if (!asked.includes(MARK)) return this.client.query(asked, parameters);
    return this.selectByPlan(asked, parameters);
  }

  private async selectByPlan<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { rows } = await this.client.query<R & pg.QueryResultRow>({ name: this.nameOf(text), text, values: [...parameters] });
    return { command: 'SELECT', rowCount: rows.length, rows };
  }

  release(destroy?: boolean): void {
    this.client.release(destroy);
  }

  private nameOf(text: string): string {
    const name = this.names.get(text) ?? `planned ${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
