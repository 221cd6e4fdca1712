import { sql, type Kysely, type Migration } from 'kysely';
import { withActors } from '../actors.js';
import { inByteOrder } from './in-byte-order.js';

interface AuditRow { readonly id: string; readonly by_whom: string; readonly subject: string; readonly before_value: string; readonly after_value: string }

/**
 * The audit trail names actors, no accounts: which account an actor has stands beside it, and can only be taken away. Lines
 * from before are rewritten here, once; docs/decisions/010.
 */
export function trail(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const run = async (statements: readonly string[]): Promise<void> => {
        for (const statement of statements) await sql.raw(statement).execute(db);
      };
      await run(TABLES.map((table) => (kind === 'sqlite' ? table : inByteOrder(table))));
      await run(kind === 'sqlite' ? ['drop trigger audit_no_update', 'drop trigger audit_no_delete'] : ['drop trigger audit_no_change on audit']);
      await nameActors(db);
      await run(kind === 'sqlite' ? SQLITE_TRIGGERS : POSTGRES_TRIGGERS);
    },
  };
}

async function nameActors(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<AuditRow>`select id, by_whom, subject, before_value, after_value from audit order by id`.execute(db);
  const actors = new Map<string, string>();
  for (const row of rows) {
    const actorOf = (account: string): string => {
      const known = actors.get(account) ?? `person:${row.id}-${actors.size}`;
      actors.set(account, known);
      return known;
    };
    const [by, subject, before, after] = [row.by_whom, row.subject, row.before_value, row.after_value].map((text) => withActors(text, actorOf));
    await sql`update audit set by_whom = ${by}, subject = ${subject}, before_value = ${before}, after_value = ${after} where id = ${row.id}`.execute(db);
  }
  for (const [account, id] of actors) await sql`insert into actor (id, account) values (${id}, ${account})`.execute(db);
}

const TABLES = [
  'create table actor (id text primary key, account text unique)',
  'alter table audit add column place text',
  'create index audit_by_whom on audit (by_whom, id)',
  'create index audit_of_subject on audit (subject, id)',
];

const refuse = (what: string): string => `begin select raise(abort, '${what}'); end`;

const SQLITE_TRIGGERS = [
  ...['update', 'delete'].map((verb) => `create trigger audit_no_${verb} before ${verb} on audit ${refuse('the audit trail is append-only')}`),
  `create trigger actor_no_delete before delete on actor ${refuse('an actor of the audit trail stays')}`,
  `create trigger actor_no_other before update on actor when new.id <> old.id or new.account is not null ${refuse('the account of an actor can only be taken away')}`,
];

const POSTGRES_TRIGGERS = [
  'create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only()',
  'create trigger audit_no_truncate before truncate on audit for each statement execute function audit_is_append_only()',
  `create function actor_only_loses_account() returns trigger language plpgsql as $$ begin
    if tg_op <> 'UPDATE' then raise exception 'an actor of the audit trail stays'; end if;
    if new.id <> old.id or new.account is not null then raise exception 'the account of an actor can only be taken away'; end if;
    return new; end $$`,
  'create trigger actor_stays before update or delete on actor for each row execute function actor_only_loses_account()',
];
