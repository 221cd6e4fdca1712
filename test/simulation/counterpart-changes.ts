import type { ChangeOutcome } from '../../src/chat/platform.js';
import type { Chance } from './chance.js';
import type { Caller } from './counterpart.js';
import type { Request, Silences } from './silences.js';
import type { Story } from './story.js';
import type { WorldClock } from './world-clock.js';

/** A message as it stands on a platform, whatever was done to it since. */
export interface Standing {
  readonly key: string;
  readonly conversation: string;
  text: string;
  isRemoved: boolean;
}

const UPDATE_FAULTS = ['update 429', 'update 500', 'update hang before', 'update hang after', 'update finds nothing'] as const;
const REMOVE_FAULTS = ['remove 429', 'remove 500', 'remove hang before', 'remove hang after', 'remove refused'] as const;

export interface ChangesTools {
  readonly clock: WorldClock;
  readonly chance: Chance;
  readonly story: Story;
  readonly silences: Silences;
  readonly share: () => number;
  readonly isGone: (conversation: string) => boolean;
  readonly answer: <T>(caller: Caller, ms: number, value: T) => Promise<T>;
  readonly onOpen: (caller: Caller, what: string) => () => void;
}

/** What a platform does with messages that stand there: changes and removes them, or fails to. */
export interface Changes {
  readonly standing: ReadonlyMap<string, Standing>;
  /** Keys under which a message was changed in place, with its receipt: its history shows them too. */
  readonly changedBy: ReadonlyMap<string, string>;
  stands(receipt: string, one: Standing): void;
  update(request: Request, receipt: string, key: string, text: string, onDone: () => void): Promise<ChangeOutcome>;
  remove(request: Request, receipt: string): Promise<ChangeOutcome>;
}

export function changesOf({ clock, chance, story, silences, share, isGone, answer, onOpen }: ChangesTools): Changes {
  const standing = new Map<string, Standing>();
  const changedBy = new Map<string, string>();

  function done(receipt: string, change: (one: Standing) => void): ChangeOutcome {
    const one = standing.get(receipt);
    if (one !== undefined && isGone(one.conversation)) return { kind: 'unreachable', reason: 'is_archived' };
    if (one === undefined || one.isRemoved) return { kind: 'gone', reason: 'message_not_found' };
    change(one);
    return { kind: 'done' };
  }

  async function run(request: Request, receipt: string, faults: readonly string[], change: (one: Standing) => void): Promise<ChangeOutcome> {
    const { caller } = request;
    const ms = chance.between(50, 900);
    const close = onOpen(caller, `changes ${receipt}`);
    const end = (outcome: ChangeOutcome): Promise<ChangeOutcome> => answer(caller, ms, outcome).then((one) => {
      close();
      return one;
    });
    const fault = chance.happens(share()) ? chance.pick(faults) : undefined;
    if (fault === undefined) return end(done(receipt, change));
    story.count(`fault ${fault}`);
    if (fault.endsWith('429')) return end({ kind: 'later', retryAfterMs: chance.happens(0.5) ? silences.ask(request, ms) : null, reason: 'ratelimited' });
    if (fault.endsWith('500')) return end({ kind: 'later', retryAfterMs: null, reason: 'HTTP 500' });
    if (fault.endsWith('refused')) return end({ kind: 'refused', reason: 'cant_delete_message' });
    if (fault.endsWith('nothing')) {
      // Somebody there has removed it by hand.
      done(receipt, (one) => {
        one.isRemoved = true;
      });
      return end({ kind: 'gone', reason: 'message_not_found' });
    }
    if (fault.endsWith('after')) done(receipt, change);
    clock.after(60_000, close);
    return new Promise(() => undefined);
  }

  return {
    standing, changedBy,
    stands: (receipt, one) => void standing.set(receipt, one),
    update: (request, receipt, key, text, onDone) => run(request, receipt, UPDATE_FAULTS, (one) => {
      one.text = text;
      changedBy.set(key, receipt);
      onDone();
    }),
    remove: (request, receipt) => run(request, receipt, REMOVE_FAULTS, (one) => {
      one.isRemoved = true;
    }),
  };
}
