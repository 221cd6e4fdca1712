import { apologize, decide } from './bot.js';
import type { ChatPlatform } from './chat/platform.js';
import { makeCompose } from './composing.js';
import { Dispatcher } from './delivery/dispatcher.js';
import { slidingLimiter } from './delivery/limiter.js';
import { fileDesk } from './file-desk.js';
import { startReading } from './files/read-shared.js';
import type { Ground } from './ground.js';
import { openDoor, type OpenDoor } from './inbox/door.js';
import { practicePages } from './practice-pages.js';
import { PRACTICE_FORM } from './practices/practice-form.js';
import { plannerOf } from './planner-tick.js';
import { progressTeller } from './progress-teller.js';
import type { Writes } from './store.js';

/** The running house: what arrives goes in by the door, what is said leaves by the platforms. */
export interface House {
  readonly door: OpenDoor;
  /** Looks for what is due now; resolves when it is in the outbox. */
  readonly plan: () => Promise<void>;
  /** Resolves once nothing is left that could be sent now. */
  readonly drain: () => Promise<void>;
  stop(): Promise<void>;
}

/**
 * Builds the house once, for every entry.
 * @param onlyConversation where this process serves one conversation beside others (the console); null for all.
 * @param connect starts the platforms, which need the door.
 */
export async function buildHouse(ground: Ground, onlyConversation: string | null, connect: (door: OpenDoor) => Promise<readonly ChatPlatform[]>): Promise<House> {
  const { store, clock, newId, chance, networks, practiceForms, log, publicUrl, secretariatZone } = ground;
  const forms = new Map([[PRACTICE_FORM, practicePages(practiceForms)]]);
  const tools = { networks, forms, practiceForms, clock, newId, publicUrl, secretariatZone };
  let wakeReading: () => void = () => undefined;
  const door = openDoor<Writes>(
    {
      transact: (fn) => store.transact(fn),
      decide: (tx, kept) => decide(tx, kept, tools),
      apologize: (tx, kept) => apologize(tx, kept, tools),
      clock,
      newId,
      onDone: () => {
        dispatcher.wake();
        wakeReading();
      },
      onFault: (fault, inbox) => log.error({ err: fault, inbox }, 'something that arrived could not be answered'),
    },
    onlyConversation,
  );
  const progress = progressTeller(ground, () => dispatcher.wake());
  const platforms = new Map<ChatPlatform['name'], ChatPlatform>();
  const dispatcher = new Dispatcher({
    reads: store.reads.deliveries,
    write: (fn) => store.transact((tx) => fn(tx.deliveries)),
    platforms,
    onlyConversation,
    compose: makeCompose(store.reads, { networks, practiceForms, clock, publicUrl }),
    limiter: slidingLimiter(),
    clock,
    chance,
    worker: newId(),
    onEnded: (ended) => progress.noted(ended),
    onFault: (fault, delivery) => log.error({ err: fault, delivery }, 'a delivery could not be carried'),
  });
  for (const platform of await connect(door)) platforms.set(platform.name, platform);
  const reading = startReading({
    reads: store.reads.files, write: (fn) => store.transact((tx) => fn(tx.files)), platforms, desk: fileDesk(ground), door, clock, onlyConversation,
    onFault: (fault, files) => log.error({ err: fault, files }, 'files that were sent could not be read'),
  });
  wakeReading = reading.wake;
  const { plan, stop: stopPlanning } = plannerOf(ground, dispatcher, onlyConversation);
  const everyMinute = ground.eachMinute(() => plan().catch((fault: unknown) => log.error({ err: fault }, 'what is due could not be planned')));
  dispatcher.start();
  return {
    door,
    plan,
    drain: () => dispatcher.drain(),
    async stop() {
      await everyMinute.stop();
      await stopPlanning();
      await reading.stop();
      await door.close();
      await progress.stop();
      await dispatcher.stop();
    },
  };
}
