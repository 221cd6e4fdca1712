import type { Incoming } from '../chat/incoming.js';
import type { DirectAnswer, FrontDoor } from '../chat/platform.js';
import { bell } from '../time/bell.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { nextTurn } from '../time/turn.js';
import { conversationKey, type InboxWrites, type Kept, type Unreadable } from './repository.js';

/** What the door needs: its part of the store, and who decides what an event means. */
export interface DoorTools<Tx extends { readonly inbox: InboxWrites }> {
  readonly transact: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Decides and writes, in the transaction in which the event becomes done. */
  readonly decide: (tx: Tx, kept: Kept) => Promise<DirectAnswer>;
  /** After the last try: says that the fault is ours. */
  readonly apologize: (tx: Tx, kept: Kept) => Promise<void>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Something was decided: there may be something to send. */
  readonly onDone: () => void;
  readonly onFault: (fault: unknown, inboxId: string) => void;
}

const MOST_ATTEMPTS = 3;
/** How often the apology itself is tried. */
const MOST_APOLOGIES = 3;
const IDLE_MS = 5_000;

/** A front door that is open until it is closed; `close` ends after what is being done. */
export interface OpenDoor extends FrontDoor {
  close(): Promise<void>;
}

/**
 * Keeps what arrives, once, before it resolves; then lets it take effect, in order within each conversation.
 * Effect, replies and "done" share one transaction. What was not done before a stop is taken up at the start.
 */
export function openDoor<Tx extends { readonly inbox: InboxWrites }>(tools: DoorTools<Tx>, onlyConversation: string | null): OpenDoor {
  const wake = bell(tools.clock);
  const awaited = new Map<string, DirectAnswer | undefined>();
  const arrivals = arrivalsFirst();
  let closed = false;
  const working = work();

  async function work(): Promise<void> {
    while (!closed) {
      await arrivals.letIn();
      const done = await takeNext(tools, onlyConversation, awaited);
      // One effect in a turn of the event loop: what arrives meanwhile is heard before the next.
      await (done ? nextTurn() : wake.wait(IDLE_MS));
    }
  }

  return {
    async keep(incoming) {
      await arrivals.while(keep(tools, tools.newId(), incoming));
      wake.ring();
    },
    async handle(incoming) {
      const id = tools.newId();
      awaited.set(id, undefined);
      try {
        if (!(await arrivals.while(keep(tools, id, incoming)))) return { kind: 'nothing' };
        return await handleUpTo(tools, conversationKey(incoming), id, awaited);
      } finally {
        awaited.delete(id);
      }
    },
    async close() {
      closed = true;
      wake.ring();
      await working;
    },
  };
}

/** How many that arrive may go before one that waits for its effect: under a flood that does not end, effects still happen. */
const MOST_BEFORE = 100;

/**
 * An acknowledgement has three seconds, an effect has not: while something is being kept, the worker waits. One writer at a time means
 * that each effect would hold up all who arrive meanwhile.
 */
function arrivalsFirst() {
  let [under, before] = [0, 0];
  let isFree: (() => void) | undefined;
  return {
    async while<T>(keeping: Promise<T>): Promise<T> {
      under += 1;
      try {
        return await keeping;
      } finally {
        under -= 1;
        before += 1;
        if (under === 0 || before >= MOST_BEFORE) isFree?.();
      }
    },
    async letIn(): Promise<void> {
      if (under > 0) {
        await new Promise<void>((resolve) => {
          isFree = resolve;
        });
      }
      [before, isFree] = [0, undefined];
    },
  };
}

/** False when this event is known already. */
function keep<Tx extends { readonly inbox: InboxWrites }>({ transact, clock }: DoorTools<Tx>, id: string, incoming: Incoming): Promise<boolean> {
  return transact((tx) => tx.inbox.keep(id, incoming, clock.machineNow()));
}

/** What arrived earlier in the same conversation takes effect first; the worker may be doing it at this moment. */
async function handleUpTo<Tx extends { readonly inbox: InboxWrites }>(tools: DoorTools<Tx>, conversation: string, id: string, awaited: Waiting): Promise<DirectAnswer> {
  for (;;) {
    const more = await takeNext(tools, conversation, awaited);
    const direct = awaited.get(id);
    if (direct !== undefined) return direct;
    // Another process took it, or it failed for the last time: its effect is not ours to tell.
    if (!more) throw new Error(`inbox ${id} was not answered here`);
  }
}

/** What was answered, by inbox id, while a request waits for it. */
type Waiting = Map<string, DirectAnswer | undefined>;

/** Does the oldest that waits; false when nothing waits. A fault is counted apart, so that it cannot loop for ever. */
async function takeNext<Tx extends { readonly inbox: InboxWrites }>(tools: DoorTools<Tx>, conversation: string | null, awaited: Waiting): Promise<boolean> {
  let taken: Kept | Unreadable | undefined;
  try {
    const done = await tools.transact(async (tx) => {
      taken = await tx.inbox.takeOldest(conversation);
      if (taken === undefined) return undefined;
      if ('fault' in taken) throw taken.fault;
      const direct = await tools.decide(tx, taken);
      await tx.inbox.finish(taken.id, direct.kind === 'form-errors' ? 'not-taken' : 'done', tools.clock.machineNow());
      return { id: taken.id, direct };
    });
    if (done === undefined) return false;
    if (awaited.has(done.id)) awaited.set(done.id, done.direct);
    tools.onDone();
    return true;
  } catch (fault) {
    tools.onFault(fault, taken?.id ?? 'inbox');
    return taken !== undefined && (await countFault(tools, taken));
  }
}

/**
 * False where not even that could be written, as where the database is away: it is tried again in a while, and nothing else ends.
 * The attempt is counted apart from the apology: one that can never be written is not tried for ever.
 */
async function countFault<Tx extends { readonly inbox: InboxWrites }>({ transact, apologize, clock, onFault, onDone }: DoorTools<Tx>, taken: Kept | Unreadable): Promise<boolean> {
  try {
    const attempts = await transact((tx) => tx.inbox.countAttempt(taken.id));
    if (attempts < MOST_ATTEMPTS) return true;
    await transact(async (tx) => {
      if ('incoming' in taken && attempts < MOST_ATTEMPTS + MOST_APOLOGIES) await apologize(tx, taken);
      await tx.inbox.finish(taken.id, 'failed', clock.machineNow());
    });
  } catch (fault) {
    onFault(fault, taken.id);
    return false;
  }
  onDone();
  return true;
}
