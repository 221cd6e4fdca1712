import { forgetTurns } from './answers/turns/keep.js';
import { broadcastFollower } from './broadcasts/follow-all.js';
import { lateCorrector } from './corrections/correct-late.js';
import type { Dispatcher } from './delivery/dispatcher.js';
import { readDirectoryNow } from './networks/directory-now.js';
import { retention } from './privacy/forget-old.js';
import { enqueueQuestions, findDueQuestions } from './people/enqueue-still-you.js';
import { untouchedWatch } from './practices/untouched.js';
import { enqueueReminders, type DueReminder } from './reminders/planner.js';
import { ReminderWatch } from './reminders/watch.js';
import { forgetWhatIsOver } from './requests/forget-what-is-over.js';
import { releaseWhatIsOver } from './roadmap/release-what-is-over.js';
import { findDueRequests } from './support/find-due.js';
import type { Instant } from './time/instant.js';
import { nextTurn } from './time/turn.js';
import { enqueueWeeks, findDueWeeks } from './weekly/enqueue-week.js';
import type { Ground } from './ground.js';

/** Put into the outbox in one transaction: on SQLite that is one turn of the event loop, in which nobody else is heard. */
const TOGETHER = 25;

/** What the planner looks at, and on whose clock. */
type Planned = Pick<Ground, 'store' | 'networks' | 'clock' | 'newId' | 'secretariatZone'> & { readonly log: Pick<Ground['log'], 'error'> };

/** The planner of one process. */
export interface Planner {
  /** Resolves when what is due now is in the outbox. One at a time; each call sees the newest time. */
  plan(): Promise<void>;
  /** Plans nothing more; resolves once what was begun has come to a place where it can end. */
  stop(): Promise<void>;
}

/** Lets changes whose hold is over take effect, corrects what was told on an old date meanwhile, forgets what is not to be kept any longer, then looks for what is due now and puts it into the outbox. */
export function plannerOf({ store, networks: shipped, clock, newId, secretariatZone, log }: Planned, dispatcher: Pick<Dispatcher, 'wake'>, onlyConversation: string | null): Planner {
  const correctLate = lateCorrector(store, clock);
  const followBroadcasts = broadcastFollower({ store, clock, newId, onFault: (fault, broadcast) => log.error({ err: fault, broadcast }, 'a broadcast could not be looked after') });
  const networksNow = () => readDirectoryNow(store.reads.networks, shipped);
  const watch = new ReminderWatch(store.reads, networksNow, onlyConversation);
  const forgetOld = retention(store, clock);
  const untouched = untouchedWatch(store.reads, onlyConversation);
  let last: Promise<void> = Promise.resolve();
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  return {
    plan() {
      last = last.catch(() => undefined).then(tick);
      return last;
    },
    async stop() {
      stopping.abort();
      await last.catch(() => undefined);
    },
  };

  async function tick(): Promise<void> {
    if (isStopping()) return;
    // First, so that no reminder is planned on a date whose hold is over.
    if ((await releaseWhatIsOver(store, { clock, newId, networks: await networksNow() })) > 0) dispatcher.wake();
    if ((await correctLate()) > 0) dispatcher.wake();
    if ((await followBroadcasts()) > 0) dispatcher.wake();
    await forgetOld();
    const machineNow = clock.machineNow();
    await store.transact(async (tx) => {
      await forgetWhatIsOver(tx.requests, machineNow);
      await forgetTurns(tx.turns, clock.now());
    });
    for await (const due of watch.due(clock.now(), machineNow)) {
      await enqueue(due, machineNow);
      // What is left is found by the next process: nothing of it is lost.
      if (isStopping()) return;
    }
    await planTheRest(machineNow);
  }

  async function enqueue(due: readonly DueReminder[], machineNow: Instant): Promise<void> {
    for (let from = 0; from < due.length; from += TOGETHER) {
      await store.transact((tx) => enqueueReminders(tx, due.slice(from, from + TOGETHER), machineNow));
      dispatcher.wake();
      await nextTurn();
    }
  }

  async function planTheRest(machineNow: Instant): Promise<void> {
    const weeks = await findDueWeeks(store.reads, secretariatZone, clock.now(), machineNow, onlyConversation);
    const requests = await findDueRequests(store.reads, secretariatZone, clock.now(), machineNow, onlyConversation);
    const questions = await findDueQuestions(store.reads, await networksNow(), clock.now(), onlyConversation);
    const drafts = await untouched(machineNow);
    if (weeks.length + requests.length + questions.length + drafts.length === 0) return;
    await store.transact(async (tx) => {
      await enqueueWeeks(tx, weeks, machineNow);
      await tx.deliveries.enqueue([...requests, ...drafts], machineNow);
      await enqueueQuestions(tx, questions, machineNow);
    });
    dispatcher.wake();
  }
}
