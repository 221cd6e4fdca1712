import type { Instant } from '../time/instant.js';
import type { Reader } from './week.js';

export interface WeeklyReads {
  /** Conversations to which the week is told, in the order of their ids. */
  readers(): Promise<Reader[]>;
}

export interface WeeklyWrites extends WeeklyReads {
  /** False when it was on already: since when stays. */
  switchOn(conversation: string, since: Instant): Promise<boolean>;
  /** False when it was not on. */
  switchOff(conversation: string): Promise<boolean>;
}
