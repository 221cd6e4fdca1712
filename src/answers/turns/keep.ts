import type { Incoming } from '../../chat/incoming.js';
import { plusMs, type Instant } from '../../time/instant.js';
import type { NextTurn } from './next-turn.js';
import type { TurnPlace, TurnReads, TurnWrites } from './repository.js';
import { KEPT_TURN_MS, type Turn } from './turn.js';

/** Where what is said here goes on. */
export function turnPlaceOf(conversation: string, { thread, account }: Pick<Incoming, 'thread' | 'account'>): TurnPlace {
  const isOfOne = thread === null && account !== null;
  return { conversation, thread, account: isOfOne ? `${account.platform}:${account.tenant}/${account.user}` : null };
}

/** What a follow-up here may lean on. `now` is the roadmap's time. */
export function lastTurnOf(turns: TurnReads, place: TurnPlace, now: Instant): Promise<Turn | undefined> {
  return turns.lastTurn(place, plusMs(now, -KEPT_TURN_MS), now);
}

/** Keeps what follow-ups to this answer may lean on, for ten minutes. */
export async function keepTurn(turns: TurnWrites, place: TurnPlace, next: NextTurn, now: Instant): Promise<void> {
  if (next === 'none') await turns.dropTurn(place);
  else if (next !== 'same') await turns.keepTurn(place, next, now);
}

/** Forgets what is older than ten minutes, everywhere. Resolves with the number of turns. */
export function forgetTurns(turns: Pick<TurnWrites, 'forgetTurns'>, now: Instant): Promise<number> {
  return turns.forgetTurns(plusMs(now, -KEPT_TURN_MS), now);
}
