import type { Instant } from '../time/instant.js';

/** One line of the audit trail: who did what to what, when, from where. No text of people, no names. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Instant;
  /** The account, as `who` writes it; `person:…` once it was erased. The rows themselves name no account. */
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused' | 'undone';
  /** What stood before and after, for what can be undone. */
  readonly before: unknown;
  readonly after: unknown;
  /** Where it came from: the conversation's id, or `command line`. Absent for what the house did by itself. */
  readonly from?: string;
}

/** Which lines of the trail are wanted. */
export interface TrailFilter {
  /** From this moment on. */
  readonly since?: Instant;
  /** The account that acted, as `who` writes it; or what stands in its place since it was erased. */
  readonly by?: string;
  /** An action (`support.done`), or all that begin so (`support`). */
  readonly action?: string;
  readonly subject?: string;
  readonly outcome?: AuditEntry['outcome'];
  readonly limit: number;
}

export interface RecordReads {
  findEntry(id: string): Promise<AuditEntry | undefined>;
  /** The newest first. */
  entries(limit: number): Promise<AuditEntry[]>;
  /** Those that fit, the newest first. */
  trail(filter: TrailFilter): Promise<AuditEntry[]>;
  /** What each conversation was told of a milestone, newest first; by delivery where it was the same instant. */
  told(milestone: string): Promise<ToldDate[]>;
  /** A fact about this database, such as whether it was used for training. */
  findMark(name: string): Promise<string | undefined>;
}

export interface ToldDate {
  readonly conversation: string;
  readonly milestone: string;
  readonly dateRevision: number;
  readonly via: string;
  readonly delivery: string;
  readonly at: Instant;
}

export interface RecordWrites extends RecordReads {
  audit(entry: AuditEntry): Promise<void>;
  setMark(name: string, value: string): Promise<void>;
}
