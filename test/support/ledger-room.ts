import { readNetworkDirectory } from '../../src/networks/directory.js';
import { readDateWish } from '../../src/roadmap/date-wish.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';
import type { LedgerTools } from '../../src/roadmap/ledger-tools.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import type { Proposed } from '../../src/roadmap/proposed.js';
import { releaseChange } from '../../src/roadmap/release-change.js';
import { releaseWhatIsOver } from '../../src/roadmap/release-what-is-over.js';
import { undoChange } from '../../src/roadmap/undo-change.js';
import type { Store } from '../../src/store.js';
import { idMaker } from '../../src/time/ids.js';
import { handClock } from './hand-clock.js';
import { sqliteGround } from './open-stores.js';

export const letter = { title: 'Letter', url: 'https://example.org/letter' };

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);

/** A house with these milestones and a clock that is moved by hand: who proposes, releases, undoes. */
export async function ledgerRoom(milestones: readonly Milestone[], start = '2026-11-25T10:00:00Z') {
  const clock = handClock(start);
  const ground = await sqliteGround(clock);
  let store = await ground.open();
  let drawn = 0;
  const newId = idMaker(clock, () => (drawn++ % 31) / 32);
  await store.transact(async (tx) => {
    for (const milestone of milestones) await tx.roadmap.add(milestone, []);
  });
  const tools = { newId, clock, networks };
  const inLedger = <T>(fn: (ledger: LedgerTools) => Promise<T>): Promise<T> => store.transact((tx) => fn({ ...tools, tx }));
  return {
    get store() {
      return store;
    },
    close: ground.end, clock, newId, inLedger,
    /** The process ends, and another opens the same database. */
    async restart() {
      store = await ground.open();
      return releaseWhatIsOver(store, tools);
    },
    propose: (wish: HeldWish, by: string, seenCode: string | null = null, conversation: string | null = null) =>
      inLedger((ledger) => proposeChange(wish, { by, reason: 'the hall is taken', source: letter }, { conversation, seenCode }, ledger)),
    release: (change: string, by: string) => inLedger((ledger) => releaseChange(change, by, null, ledger)),
    undo: (change: string, by: string) => inLedger((ledger) => undoChange(change, by, null, ledger)),
    passHold: (minutes = 10) => {
      clock.pass(minutes * 60_000);
      return releaseWhatIsOver(store, tools);
    },
  };
}

/** `move ID DATE`, as it is wished. */
export function moveTo(id: string, date: string): HeldWish {
  const wish = readDateWish(date);
  if (wish === undefined) throw new Error(`${date} is no date`);
  return { kind: 'move', id, date: wish };
}

/** The change that was proposed; throws on a refusal. */
export function heldOf(proposed: Awaited<ReturnType<typeof proposeChange>>): Proposed {
  if (proposed.kind === 'refused') throw new Error(`refused: ${proposed.code}`);
  return proposed;
}

/** So many channels that were told this milestone's date. */
export async function tell(store: Store, milestone: Milestone, channels: number): Promise<void> {
  const at = handClock('2026-11-20T10:00:00Z').now();
  await store.transact(async (tx) => {
    await tx.deliveries.lease('worker:w', 'w', at, at);
    for (let n = 0; n < channels; n += 1) {
      const { id } = await tx.networks.openConversation(`channel-${n}`, { platform: 'slack', tenant: 'T1', conversation: `C${n}`, kind: 'channel', route: null }, null, at);
      const key = `answer-${milestone.id}-${n}`;
      await tx.deliveries.enqueue([{ key, conversation: id, thread: null, onlyFor: null, saying: { says: 'answer.dates', args: {} }, language: null, priority: 0, due: at, subjects: [], updates: null }], at);
      await tx.deliveries.claim('w', at, 1, { platforms: ['slack'], onlyConversation: id, except: [], closedTenants: [], room: () => 1_000 });
      await tx.deliveries.settle('w', [{ key, attempt: 1, asked: false, state: 'sent', receipt: key, reason: null, nextTry: null, again: false, told: [{ milestone: milestone.id, dateRevision: milestone.dateRevision }] }], at);
    }
  });
}
