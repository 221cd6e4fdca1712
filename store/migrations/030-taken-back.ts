import { sql, type Kysely, type Migration } from 'kysely';

interface AuditRow { readonly id: string; readonly before_value: string }

/** Who took a delivery back stood in its reason, where no erasure found her: only the trail says it, by her actor. Lines that copied the reason are rewritten too, once. */
export function takenBack(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`update delivery set reason = 'taken back by a person' where reason like 'taken back by %'`.execute(db);
      await sql.raw(kind === 'sqlite' ? 'drop trigger audit_no_update' : 'drop trigger audit_no_change on audit').execute(db);
      const { rows } = await sql<AuditRow>`select id, before_value from audit where action like 'deliveries.%' and before_value like '%"taken back by %'`.execute(db);
      for (const { id, before_value } of rows) await sql`update audit set before_value = ${before_value.replace(NAMED, '"reason":"taken back by a person"')} where id = ${id}`.execute(db);
      await sql.raw(kind === 'sqlite' ? SQLITE_TRIGGER : POSTGRES_TRIGGER).execute(db);
    },
  };
}

const NAMED = /"reason":"taken back by (?:[^"\\]|\\.)*"/;

// As 021 made them.
const SQLITE_TRIGGER = "create trigger audit_no_update before update on audit begin select raise(abort, 'the audit trail is append-only'); end";
const POSTGRES_TRIGGER = 'create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only()';
