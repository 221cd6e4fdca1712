import type { MessageKey } from '../language/words.js';

/** Why a step was not taken: nothing has changed. */
export type BroadcastRefusalCode =
  | 'unknown' | 'wrong-state' | 'own-text' | 'text-changed' | 'no-one' | 'confirm-missing' | 'confirm-wrong' | 'unchanged' | 'no-reason' | 'at-unreadable' | 'at-passed' | 'stale' | 'none-left';

/** A refusal, with what it is about. */
export interface BroadcastRefusal {
  readonly refused: BroadcastRefusalCode;
  readonly said: string;
}

export const broadcastRefusalText: Readonly<Record<BroadcastRefusalCode, MessageKey>> = {
  unknown: 'broadcast.refused-unknown', 'wrong-state': 'broadcast.refused-state', 'own-text': 'broadcast.refused-own', 'text-changed': 'broadcast.refused-changed', 'no-one': 'broadcast.refused-no-one',
  'confirm-missing': 'broadcast.refused-confirm', 'confirm-wrong': 'broadcast.refused-confirm-wrong', unchanged: 'broadcast.refused-unchanged', 'no-reason': 'broadcast.refused-reason', 'at-unreadable': 'broadcast.refused-at',
  'none-left': 'broadcast.refused-none-left', 'at-passed': 'broadcast.refused-passed', stale: 'broadcast.refused-stale',
};

/** A refusal as a value. */
export function refuse(refused: BroadcastRefusalCode, said: string | number = ''): BroadcastRefusal {
  return { refused, said: String(said).slice(0, 200) };
}
