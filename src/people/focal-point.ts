import type { Account } from '../chat/conversation.js';
import type { NetworkCode } from '../networks/network.js';

/** Who speaks for a network. */
export interface FocalPoint {
  readonly person: string;
  readonly account: Account;
  readonly network: NetworkCode;
  /** False once two quarters in a row went by in which she was asked and said nothing. Who was never asked counts as confirmed. */
  readonly isConfirmed: boolean;
}

/** A quarter in which somebody was asked whether she is still a focal point, and whether she said so. */
export interface StillAsked {
  readonly person: string;
  readonly quarter: string;
  readonly isConfirmed: boolean;
}

const MOST_SILENT = 2;

/**
 * Whether she still counts as confirmed: not once the newest two quarters that are over, and in which she was asked, went by in silence.
 * The running quarter counts only when she answered. `asked`: hers alone.
 */
export function isStillConfirmed(asked: readonly StillAsked[], running: string): boolean {
  const newest = asked.filter(({ quarter, isConfirmed }) => isConfirmed || quarter < running).sort((one, other) => (one.quarter < other.quarter ? 1 : -1)).slice(0, MOST_SILENT);
  return newest.length < MOST_SILENT || newest.some(({ isConfirmed }) => isConfirmed);
}
