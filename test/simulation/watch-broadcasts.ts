import type { BroadcastState } from '../../src/broadcasts/broadcast.js';
import type { DeliveryState } from '../../src/delivery/delivery.js';

/** A broadcast as it stands in the database, since when. */
export interface BroadcastSeen {
  readonly fromMs: number;
  readonly number: number;
  readonly state: BroadcastState;
  readonly hash: string;
  /** The edition that its text names: `edition-3-2` is the second text of the third story. */
  readonly edition: string;
  readonly round: number;
  readonly corrections: number;
  readonly beginsMs: number | null;
  readonly writers: readonly string[];
  readonly approval: { readonly by: string; readonly hash: string; readonly override: string | null; readonly dates: readonly { readonly milestone: string; readonly dateRevision: number }[] } | null;
  readonly audience: Readonly<Record<string, readonly (string | number)[]>>;
}

/** A row of the outbox that belongs to a broadcast. */
export interface CopySeen {
  readonly delivery: string;
  readonly part: string;
  readonly conversation: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly receipt: string | null;
  /** 1 where it went again after a try that may have arrived. */
  readonly again: number;
}

/** A row of the outbox that tells how far a broadcast has come: it wrote a message, or changed one. */
export interface ProgressSeen {
  readonly key: string;
  readonly conversation: string;
  readonly state: DeliveryState;
  readonly receipt: string | null;
  /** The message that it changed, or is to; null where it writes a new one. */
  readonly changes: string | null;
}

/** What a transaction made of a broadcast. */
export interface BroadcastMoved {
  readonly now: BroadcastSeen;
  readonly before: BroadcastSeen | null;
}

export interface BroadcastWatch {
  /** By number, newest first. */
  readonly broadcasts: ReadonlyMap<number, readonly BroadcastSeen[]>;
  look(nowMs: number): BroadcastMoved[];
  copies(number: number, round: number): CopySeen[];
  /** Conversations where it arrived and nobody has seen it. */
  unseen(number: number): Set<string>;
  /** In how many conversations somebody has seen it. */
  seenIn(number: number): number;
  /** In the order of their keys. */
  progress(number: number): ProgressSeen[];
}

type Row = { number: number; revision: number; state: BroadcastState; hash: string; round: number; corrections: number; begins_at: string | null; entry: string; content: string };
type All = <Found>(sql: string, ...values: unknown[]) => Found[];

/** Looks at broadcasts through the watch's own connection. */
export function watchBroadcasts(all: All): BroadcastWatch {
  const broadcasts = new Map<number, BroadcastSeen[]>();
  const revisions = new Map<number, number>();
  return {
    broadcasts,
    look(nowMs) {
      const moved: BroadcastMoved[] = [];
      for (const { number, revision } of all<{ number: number; revision: number }>('select number, revision from broadcast order by number')) {
        if (revisions.get(number) === revision) continue;
        revisions.set(number, revision);
        const [row] = all<Row>('select b.number, b.revision, b.state, b.hash, b.round, b.corrections, b.begins_at, b.entry, t.entry as content from broadcast b join broadcast_text t on t.broadcast = b.number and t.hash = b.hash where b.number = ?', number);
        if (row === undefined) throw new Error(`broadcast ${number} has no text`);
        const now = seenOf(row, nowMs);
        const before = broadcasts.get(number) ?? [];
        broadcasts.set(number, [now, ...before]);
        moved.push({ now, before: before[0] ?? null });
      }
      return moved;
    },
    copies: (number, round) => all<CopySeen>('select c.delivery, c.part, c.conversation, d.state, d.reason, d.receipt, d.again from broadcast_copy c join delivery d on d.key = c.delivery where c.broadcast = ? and c.round = ? order by c.delivery', number, round),
    unseen: (number) => new Set(all<{ conversation: string }>("select c.conversation from broadcast_copy c join delivery d on d.key = c.delivery join broadcast b on b.number = c.broadcast and b.round = c.round where c.broadcast = ? and c.part = 'first' and d.state = 'sent' and c.conversation not in (select conversation from broadcast_seen where broadcast = ?)", number, number).map(({ conversation }) => conversation)),
    seenIn: (number) => all('select distinct conversation from broadcast_seen where broadcast = ?', number).length,
    progress: (number) => all<ProgressSeen>("select d.key, d.conversation, d.state, d.receipt, e.receipt as changes from delivery d left join delivery e on e.key = d.updates where d.says = 'broadcast.progress' and d.args = ? order by d.key", JSON.stringify({ broadcast: number })),
  };
}

function seenOf({ number, state, hash, round, corrections, begins_at: begins, entry, content }: Row, fromMs: number): BroadcastSeen {
  const { writers, approval } = JSON.parse(entry) as Pick<BroadcastSeen, 'writers' | 'approval'>;
  const { audience } = JSON.parse(content) as Pick<BroadcastSeen, 'audience'>;
  return { fromMs, number, state, hash, edition: editionIn(content) ?? '', round, corrections, beginsMs: begins === null ? null : Date.parse(begins), writers, approval, audience };
}

/** The edition that a text names. */
export function editionIn(text: string): string | undefined {
  return /edition-\d+-\d+/.exec(text)?.[0];
}
