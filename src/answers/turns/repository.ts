import type { Instant } from '../../time/instant.js';
import type { Turn } from './turn.js';

/** Where a talk goes on: in a thread whoever writes there; where there is none, with one person. */
export interface TurnPlace {
  readonly conversation: string;
  /** Null where there is no thread. */
  readonly thread: string | null;
  /** Who talks, in the platform's words; null inside a thread, which is everybody's. */
  readonly account: string | null;
}

export interface TurnReads {
  /** The last turn here that was kept after `since` and not after `now`; turns of days that were pretended and taken back are none. */
  lastTurn(place: TurnPlace, since: Instant, now: Instant): Promise<Turn | undefined>;
}

export interface TurnWrites extends TurnReads {
  /** Keeps this turn in the place of the one before it. */
  keepTurn(place: TurnPlace, turn: Turn, at: Instant): Promise<void>;
  /** Forgets the turn here, if any. */
  dropTurn(place: TurnPlace): Promise<void>;
  /** Forgets every turn that was not kept after `since`, or later than `now`. Resolves with the number of rows. */
  forgetTurns(since: Instant, now: Instant): Promise<number>;
}
