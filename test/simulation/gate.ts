import type { Clock } from '../../src/time/clock.js';
import type { Chance } from './chance.js';
import type { Caller } from './counterpart.js';

/** How a life ends at a step of the database. */
export type Blow = 'before' | 'after' | 'power cut';

/**
 * Every transaction of every life passes here, one at a time: it may pause (else transactions would never come between one
 * another), and here lives are killed, since between two transactions nothing changes that anybody could see.
 */
export interface Gate {
  pass<T>(caller: Caller, clock: Clock, work: () => Promise<T>): Promise<T>;
  /** The blow falls after so many transactions of this life. */
  aim(life: string, transactions: number, blow: Blow): void;
}

export interface GateTools {
  readonly chance: Chance;
  /** After each transaction, before anybody knows how it ended. */
  readonly onCommit: (caller: Caller) => void;
  /** Called just before the transaction that the power will cut. */
  readonly beforeCut: (caller: Caller) => void;
  /** Whether anything was written since then: a cut in which nothing can be lost proves nothing. */
  readonly hasWritten: () => boolean;
  readonly onBlow: (caller: Caller, blow: Blow) => void;
  /** A promise is broken: nobody goes on. */
  readonly onBroken: (fault: unknown) => void;
}

export function gateOf({ chance, onCommit, beforeCut, hasWritten, onBlow, onBroken }: GateTools): Gate {
  let last: Promise<unknown> = Promise.resolve();
  let aimed: { life: string; left: number; blow: Blow } | null = null;

  function isStruck(caller: Caller): Blow | null {
    if (aimed === null || aimed.life !== caller.name) return null;
    aimed.left -= 1;
    if (aimed.left > 0) return null;
    const { blow } = aimed;
    aimed = null;
    return blow;
  }

  async function oneAtATime<T>(run: () => Promise<T>): Promise<T> {
    const before = last;
    let free: () => void = () => undefined;
    last = new Promise<void>((resolve) => {
      free = resolve;
    });
    await before;
    try {
      return await run();
    } finally {
      free();
    }
  }

  return {
    aim(life, left, blow) {
      aimed = { life, left, blow };
    },
    async pass(caller, clock, work) {
      if (chance.happens(0.2)) await clock.wait(chance.between(0, 40));
      const outcome = await oneAtATime(async () => {
        if (!caller.isAlive()) return 'dead';
        const blow = isStruck(caller);
        if (blow === 'before') {
          onBlow(caller, blow);
          return 'dead';
        }
        if (blow === 'power cut') beforeCut(caller);
        const done = await work().then((result) => ({ result }), (fault: unknown) => ({ fault }));
        if (blow === 'power cut' && !hasWritten()) aimed = { life: caller.name, left: 1, blow };
        else if (blow !== null) {
          onBlow(caller, blow);
          return 'dead';
        }
        try {
          onCommit(caller);
        } catch (fault) {
          onBroken(fault);
          return 'dead';
        }
        return done;
      });
      if (outcome === 'dead') return new Promise(() => undefined);
      if (chance.happens(0.1)) await clock.wait(chance.between(0, 40));
      if ('fault' in outcome) throw outcome.fault;
      return outcome.result;
    },
  };
}
