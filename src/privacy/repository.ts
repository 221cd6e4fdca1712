import type { Account } from '../chat/conversation.js';
import type { Instant } from '../time/instant.js';
import type { Kind } from './limits.js';

/** A person, as the database knows her. */
export interface Subject {
  readonly person: string;
  /** Her accounts, as `who` writes them. */
  readonly accounts: readonly string[];
  /** The conversations that she has with the bot alone. */
  readonly conversations: readonly string[];
}

/** The rows of one table that name her, or stand in a conversation that is hers alone. */
export interface HeldRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface PrivacyReads {
  /** The person of this account; undefined where nobody has it. */
  findSubject(account: Account): Promise<Subject | undefined>;
  /** Everything that is held about her, table by table; tokens are left out. */
  collect(subject: Subject): Promise<HeldRows[]>;
}

export interface PrivacyWrites extends PrivacyReads {
  /**
   * Takes her out of every table: rows that are hers alone go, in all others a pseudonym stands in the place of her accounts.
   * The audit trail stays as it is. `id` is any id that was not used before. Resolves with the pseudonym.
   */
  erase(subject: Subject, id: string, at: Instant): Promise<string>;
  /** Forgets what of this kind ended, or was last changed, before an instant. Resolves with the number of rows. */
  forgetOld(kind: Kind, before: Instant): Promise<number>;
}
