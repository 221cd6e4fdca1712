import Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import type { DeliveryState } from '../../src/delivery/delivery.js';
import { keptStatements } from '../../store/kept-statements.js';
import type { DateSeen, DeliverySeen, MarkSeen, PlaceSeen, Seen, SubjectSeen, Wants } from './seen.js';
import { watchBroadcasts, type BroadcastWatch } from './watch-broadcasts.js';

/** Looks at the database after every transaction, by a connection of its own. */
export interface Watch extends Pick<BroadcastWatch, 'broadcasts' | 'copies' | 'unseen' | 'seenIn' | 'progress'> {
  /** Newest first, each with since when. */
  readonly places: ReadonlyMap<string, readonly PlaceSeen[]>;
  readonly dates: ReadonlyMap<string, readonly DateSeen[]>;
  /** Milestones that a waiting change touches, with since when. */
  readonly held: ReadonlyMap<string, number>;
  /** When each was free again last. */
  readonly freed: ReadonlyMap<string, number>;
  /** What people said of single milestones, by conversation and milestone with a space between. */
  readonly marks: ReadonlyMap<string, MarkSeen>;
  /** What was said before that, and when it was taken back or something else was said. */
  readonly unsaid: ReadonlyMap<string, { readonly mark: MarkSeen; readonly atMs: number }>;
  readonly deliveries: ReadonlyMap<string, DeliverySeen>;
  /** Those of them that something is to become of: due, sending, retrying, in doubt, unreachable. */
  readonly unended: ReadonlyMap<string, DeliverySeen>;
  open(path: string): void;
  close(): void;
  look(nowMs: number): Seen;
  subjectsOf(delivery: string): SubjectSeen[];
  isCarried(conversation: string, milestone: string, revision: number, offset: number): boolean;
  /** All that was ever put into the outbox for a conversation with this date in it. */
  carriersOf(conversation: string, milestone: string): (SubjectSeen & Pick<DeliverySeen, 'state' | 'due' | 'began' | 'changed'>)[];
  /** Until when a worker counts as alive; null where he gave no sign of life, or his last. */
  leaseUntil(worker: string): string | null;
  told(delivery: string): { readonly milestone: string; readonly date_revision: number }[];
  messagesOn(conversation: string, day: string): number;
  inbox(): { readonly event_id: string; readonly done_at: string | null; readonly outcome: string | null; readonly id: string; readonly received_at: string; readonly attempts: number }[];
}

type PlaceRow = { id: string; platform: string; conversation: string; kind: string; zone: string | null; hour: string; network: string | null; state: string; offsets_days: string | null; manner: string | null; since: string | null };
type DateRow = { id: string; date_revision: number; starts_on: string; ends_on: string; precision: string; status: string; date_since: string | null; entry: string };
type MarkRow = { conversation: string; milestone: string; kind: MarkSeen['kind']; date_revision: number; until: string | null; at: string };
type Entry = { region: string; network: string | null; kind: string; deadline: boolean };

const ENDED: ReadonlySet<DeliveryState> = new Set(['sent', 'refused', 'skipped', 'cancelled']);

export function watchOver(): Watch {
  let db: SqliteDatabase | null = null;
  const places = new Map<string, PlaceSeen[]>();
  const dates = new Map<string, DateSeen[]>();
  const held = new Map<string, number>();
  const freed = new Map<string, number>();
  const marks = new Map<string, MarkSeen>();
  const unsaid = new Map<string, { mark: MarkSeen; atMs: number }>();
  const deliveries = new Map<string, DeliverySeen>();
  const unended = new Map<string, DeliverySeen>();
  const last = { places: '', dates: '', held: '', marks: '', changed: '', version: undefined as number | undefined };

  function all<Row>(sql: string, ...values: unknown[]): Row[] {
    if (db === null) throw new Error('nothing is watched');
    return db.prepare(sql).all(values) as Row[];
  }

  function lookAtPlaces(nowMs: number): boolean {
    const rows = all<PlaceRow>('select c.id, c.platform, c.conversation, c.kind, c.zone, c.hour, c.network, c.state, s.offsets_days, s.manner, s.since from conversation c left join subscription s on s.conversation = c.id order by c.id');
    const now = JSON.stringify(rows);
    if (now === last.places) return false;
    last.places = now;
    for (const row of rows) {
      const seen = placeOf(row, nowMs);
      const before = places.get(row.id)?.[0];
      if (before === undefined || JSON.stringify({ ...before, fromMs: 0 }) !== JSON.stringify({ ...seen, fromMs: 0 })) places.set(row.id, [seen, ...(places.get(row.id) ?? [])]);
    }
    return true;
  }

  function lookAtDates(nowMs: number): boolean {
    const probe = JSON.stringify(all('select count(*), sum(revision), sum(date_revision) from milestone'));
    if (probe === last.dates) return false;
    last.dates = probe;
    for (const row of all<DateRow>('select id, date_revision, starts_on, ends_on, precision, status, date_since, entry from milestone order by id')) {
      if (dates.get(row.id)?.[0]?.revision === row.date_revision) continue;
      dates.set(row.id, [dateOf(row, nowMs), ...(dates.get(row.id) ?? [])]);
    }
    return true;
  }

  function lookAtHeld(nowMs: number): boolean {
    const rows = all<{ milestone: string }>('select milestone from held_milestone order by milestone').map(({ milestone }) => milestone);
    if (rows.join() === last.held) return false;
    last.held = rows.join();
    for (const one of [...held.keys()]) if (!rows.includes(one) && held.delete(one)) freed.set(one, nowMs);
    for (const one of rows) if (!held.has(one)) held.set(one, nowMs);
    return true;
  }

  function lookAtMarks(nowMs: number): boolean {
    const rows = all<MarkRow>('select conversation, milestone, kind, date_revision, until, at from reminder_mark order by conversation, milestone');
    const now = JSON.stringify(rows);
    if (now === last.marks) return false;
    last.marks = now;
    const before = new Map(marks);
    marks.clear();
    for (const row of rows) {
      const seen = { fromMs: nowMs, conversation: row.conversation, milestone: row.milestone, kind: row.kind, revision: row.date_revision, untilMs: row.until === null ? null : Date.parse(row.until) };
      const name = `${row.conversation} ${row.milestone}`;
      const known = before.get(name);
      marks.set(name, known !== undefined && JSON.stringify({ ...known, fromMs: 0 }) === JSON.stringify({ ...seen, fromMs: 0 }) ? known : seen);
    }
    for (const [name, mark] of before) if (marks.get(name) !== mark) unsaid.set(name, { mark, atMs: nowMs });
    return true;
  }

  function lookAtDeliveries(): Seen['moved'] {
    const rows = all<DeliverySeen>('select key, says, conversation, only_for, state, attempts, next_try, due, changed, began, worker, receipt, reason, again from delivery where changed >= ? order by changed, key', last.changed);
    const moved: { row: DeliverySeen; from: DeliveryState | null }[] = [];
    for (const row of rows) {
      const before = deliveries.get(row.key);
      // A question that needs no time leaves state and hour as they were, and is answered all the same (`again`).
      if (before?.state === row.state && before.changed === row.changed && before.attempts === row.attempts && before.again === row.again) continue;
      deliveries.set(row.key, row);
      if (ENDED.has(row.state)) unended.delete(row.key);
      else unended.set(row.key, row);
      if (before?.state !== row.state) moved.push({ row, from: before?.state ?? null });
      if (row.changed > last.changed) last.changed = new Date(Date.parse(row.changed) - 60_000).toISOString();
    }
    return moved;
  }

  /** What arrived, read again where anything was committed since. */
  let arrived: { readonly version: number | undefined; readonly rows: ReturnType<Watch['inbox']> } | null = null;
  function lookAtInbox(): ReturnType<Watch['inbox']> {
    if (arrived === null || last.version === undefined || arrived.version !== last.version) arrived = { version: last.version, rows: all('select id, event_id, done_at, outcome, received_at, attempts from inbox order by id') };
    return arrived.rows;
  }

  const { look: lookAtBroadcasts, ...ofBroadcasts } = watchBroadcasts(all);
  return {
    places, dates, held, freed, marks, unsaid, deliveries, unended, ...ofBroadcasts,
    open(path) {
      last.version = undefined;
      arrived = null;
      db = keptStatements(new Database(path, { readonly: true, timeout: 0 }));
    },
    close() {
      db?.close();
      db = null;
    },
    look(nowMs) {
      // It counts what other connections have committed: most transactions of the house find nothing to write.
      const version = all<{ data_version: number }>('pragma data_version')[0]?.data_version;
      if (version === last.version) return { moved: [], factsChanged: false, broadcasts: [] };
      last.version = version;
      const changes = [lookAtPlaces(nowMs), lookAtDates(nowMs), lookAtHeld(nowMs), lookAtMarks(nowMs)];
      return { moved: lookAtDeliveries(), factsChanged: changes.includes(true), broadcasts: lookAtBroadcasts(nowMs) };
    },
    subjectsOf: (delivery) => all<SubjectSeen>('select * from delivery_subject where delivery = ? order by milestone, offset_days', delivery),
    isCarried: (...subject) => all('select 1 from delivery_subject where conversation = ? and milestone = ? and date_revision = ? and offset_days = ?', ...subject).length > 0,
    carriersOf: (...date) => all('select s.*, d.state, d.due, d.began, d.changed from delivery_subject s join delivery d on d.key = s.delivery where s.conversation = ? and s.milestone = ?', ...date),
    leaseUntil: (worker) => all<{ until: string }>('select until from lease where name = ?', `worker:${worker}`)[0]?.until ?? null,
    told: (delivery) => all('select milestone, date_revision from told where delivery = ? order by milestone, date_revision', delivery),
    messagesOn: (conversation, day) => all('select 1 from reminder_message where conversation = ? and day = ?', conversation, day).length,
    inbox: lookAtInbox,
  };
}

function placeOf(row: PlaceRow, fromMs: number): PlaceSeen {
  const { offsets_days: offsets, manner, since } = row;
  const wants = offsets === null || manner === null || since === null ? null : ({ offsets: JSON.parse(offsets) as number[], sinceMs: Date.parse(since), ...(JSON.parse(manner) as Pick<Wants, 'onWorkingDays' | 'mostADay' | 'choice' | 'offsetsSince'>) });
  return { fromMs, id: row.id, address: row.conversation, platform: row.platform, kind: row.kind, zone: row.zone, hour: row.hour, network: row.network, isOpen: row.state === 'open', wants };
}

function dateOf(row: DateRow, fromMs: number): DateSeen {
  const { region, network, kind, deadline } = JSON.parse(row.entry) as Entry;
  return {
    fromMs, id: row.id, revision: row.date_revision, startsOn: row.starts_on, endsOn: row.ends_on, precision: row.precision, status: row.status,
    sinceMs: row.date_since === null ? null : Date.parse(row.date_since), region, network: network ?? null, kind, deadline,
  };
}
