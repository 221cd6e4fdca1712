import { CompiledQuery, PostgresDialect, PostgresDriver, type PostgresDialectConfig } from 'kysely';

/** Names the one lock behind which all writers of this schema stand. */
const WRITERS_LOCK = 4_182_330;

/** PostgreSQL with one writer at a time, as on SQLite: what is proven there holds here. Each transaction stands in line behind the others. */
export class OneWriterDialect extends PostgresDialect {
  constructor(private readonly config: PostgresDialectConfig) {
    super(config);
  }

  override createDriver(): PostgresDriver {
    return new OneWriterDriver(this.config);
  }
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0];

/** To begin and to stand in line is one way to the server, not two: the outbox goes it with every fifty messages. */
class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(connection: Connection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; select pg_advisory_xact_lock(${WRITERS_LOCK})`));
    } catch (error) {
      // It may have begun, and stood in line for nothing. Nobody else ends it: whoever took the connection next would be refused.
      await this.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  }
}
