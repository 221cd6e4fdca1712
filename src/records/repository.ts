import type { Instant } from '../time/instant.js';

/** One line of the audit trail: who did what to what, when, from where. No text of people, no names. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Instant;
  /** The account, as `who` writes it. */
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused' | 'undone';
  /** What stood before and after, for what can be undone. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface RecordReads {
  findEntry(id: string): Promise<AuditEntry | undefined>;
  entries(limit: number): Promise<AuditEntry[]>;
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
