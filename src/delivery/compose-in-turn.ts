import type { Clock } from '../time/clock.js';
import { nextTurn } from '../time/turn.js';
import type { Compose } from './compose.js';
import { withDeadline } from '../time/deadline.js';

/** To compose takes milliseconds. What hangs (a database that does not answer) is a fault of ours, and must not hold up all others. */
const COMPOSE_MS = 10_000;

/**
 * Composes one after the other, each in a turn of the event loop of its own: what is claimed together would else be composed, and its
 * requests be written, in one turn, in which nobody who comes in is heard.
 */
export function inTurn(compose: Compose, clock: Pick<Clock, 'wait'>): Compose {
  let last: Promise<unknown> = Promise.resolve();
  return (delivery) => {
    const mine = last.then(nextTurn).then(() => withDeadline(clock, COMPOSE_MS, () => compose(delivery), (): never => {
      throw new Error(`composing took more than ${COMPOSE_MS / 1_000} s`);
    }));
    last = mine.catch(() => undefined);
    return mine;
  };
}
