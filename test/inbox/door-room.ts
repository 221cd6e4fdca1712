import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { openDoor, type DoorTools, type OpenDoor } from '../../src/inbox/door.js';
import type { Kept } from '../../src/inbox/repository.js';
import type { Store, Writes } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { keptStatements } from '../../store/kept-statements.js';
import { incoming } from '../contract/store-samples.js';
import { openTempStore } from '../support/open-stores.js';

/** A door, what came through it, and what went wrong there. */
export interface Entrance {
  readonly store: Store;
  readonly door: OpenDoor;
  /** Events that took effect, in order; an effect is also a mark in the store, written in the same transaction. */
  readonly done: string[];
  readonly apologies: string[];
  readonly faults: unknown[];
  /** How each event ended, by its id. */
  outcomes(): Record<string, string | null>;
  /** Resolves once nothing waits any more. */
  settled(): Promise<void>;
}

const Ended = z.object({ event_id: z.string(), outcome: z.string().nullable() });

/** A door on a real SQLite file. `decide` may fail, after it wrote; without it everything takes effect. */
export async function entrance({ decide = () => undefined, before = () => Promise.resolve(), onlyConversation = null, transact, isAway = () => false, apologize = () => undefined }: {
  readonly decide?: (kept: Kept) => DirectAnswer | undefined;
  readonly before?: (store: Store, path: string) => Promise<unknown>;
  readonly onlyConversation?: string | null;
  readonly transact?: DoorTools<Writes>['transact'];
  /** Whether the database cannot be reached now. */
  readonly isAway?: () => boolean;
  /** May fail. */
  readonly apologize?: () => void;
} = {}): Promise<Entrance> {
  const { store, path, close } = await openTempStore();
  await before(store, path);
  const [done, apologies, faults]: [string[], string[], unknown[]] = [[], [], []];
  let ids = 0;
  const door = openDoor<Writes>({
    transact: transact ?? ((fn) => (isAway() ? Promise.reject(new Error('the database is away')) : store.transact(fn))),
    async decide(tx, kept) {
      await tx.records.setMark(kept.incoming.eventId, 'took effect');
      const answer = decide(kept);
      done.push(kept.incoming.eventId);
      return answer ?? { kind: 'nothing' };
    },
    apologize(_tx, kept) {
      apologies.push(kept.incoming.eventId);
      apologize();
      return Promise.resolve();
    },
    clock: systemClock(), newId: () => `i${String(ids += 1).padStart(4, '0')}`, onDone: () => undefined, onFault: (fault) => void faults.push(fault),
  }, onlyConversation);
  onTestFinished(async () => {
    await door.close();
    await close();
  });
  const settled = async () => {
    while ((await store.reads.inbox.undone(1)).length > 0) await new Promise((resolve) => setImmediate(resolve));
  };
  function outcomes(): Record<string, string | null> {
    const file = keptStatements(new Database(path, { readonly: true }));
    const rows = Ended.array().parse(file.prepare('select event_id, outcome from inbox').all([]));
    file.close();
    return Object.fromEntries(rows.map(({ event_id: event, outcome }) => [event, outcome]));
  }
  return { store, door, done, apologies, faults, settled, outcomes };
}

/** One thing that was said there. */
export const said = (eventId: string, conversation = 'C1'): Incoming => incoming(eventId, conversation);
