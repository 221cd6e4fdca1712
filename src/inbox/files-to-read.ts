import type { Incoming } from '../chat/incoming.js';
import type { Instant } from '../time/instant.js';
import type { Unreadable } from './repository.js';

/** A message whose files are to be fetched and read. */
export interface FilesToRead {
  readonly id: string;
  readonly incoming: Incoming;
  /** How many tries have begun. */
  readonly attempts: number;
}

export interface FilesToReadReads {
  /** Those whose time has come, the oldest first. `conversation` (as `conversationKey` joins it) narrows it. */
  filesToRead(now: Instant, conversation: string | null, limit: number): Promise<(FilesToRead | Unreadable)[]>;
}

export interface FilesToReadWrites extends FilesToReadReads {
  /** Keeps one to be read as soon as may be. */
  addFilesToRead(id: string, incoming: Incoming, now: Instant): Promise<void>;
  /** So many tries have begun; where nothing comes of this one, it is tried again then. */
  postponeFiles(id: string, to: { readonly attempts: number; readonly nextTry: Instant }): Promise<void>;
  /** They were read: the message is forgotten. */
  forgetFilesToRead(id: string): Promise<void>;
}
