import type { Instant } from '../time/instant.js';
import type { KnowledgeRevision, Knowledge } from './knowledge.js';
import type { AskedQuestion, QueuedQuestion, Verdict } from './question.js';

export interface RequestReads {
  /** The question that this answer (its delivery's key) was given to, while it is kept. */
  findAsked(answer: string): Promise<AskedQuestion | undefined>;
  /** Every question that waits for the Secretariat, the oldest first. */
  queue(): Promise<QueuedQuestion[]>;
  /** Everything that the Secretariat wrote, by number; withdrawn and old ones too. */
  knowledge(): Promise<Knowledge[]>;
  /** How one came about, the first revision first. */
  knowledgeRevisions(number: number): Promise<KnowledgeRevision[]>;
}

export interface RequestWrites extends RequestReads {
  keepAsked(asked: AskedQuestion): Promise<void>;
  /** The last question answered in this conversation and thread, while it is kept. */
  lastAsked(conversation: string, thread: string | null): Promise<AskedQuestion | undefined>;
  /** Somebody pressed: the words under the answer are gone, that it was pressed stays until the day is over. */
  take(answer: string, verdict: Verdict): Promise<void>;
  /** Puts a question into the queue, in this group or (null) in one of its own. Resolves with it. */
  enqueue(question: Omit<QueuedQuestion, 'number' | 'group'>, group: number | null): Promise<QueuedQuestion>;
  /** Makes a group of its own of every question of this group in these words, called by this number. */
  setApart(question: Pick<QueuedQuestion, 'number' | 'group' | 'text'>): Promise<void>;
  /** Takes a group out of the queue for good: rows and words are gone. Resolves with what they were. */
  takeGroup(group: number): Promise<QueuedQuestion[]>;
  /** Writes the next revision; the first with number null, which is then given. Resolves with it. */
  writeKnowledge(next: Omit<KnowledgeRevision, 'number' | 'revision'>, number: number | null): Promise<Knowledge>;
  /**
   * Forgets what is over: questions kept under an answer before `keptBefore`, and deliveries of these sayings (their subject is who asked)
   * that have ended, or could not be brought since `unsentBefore`. Resolves with the number of rows.
   */
  forget(keptBefore: Instant, says: readonly string[], unsentBefore: Instant): Promise<number>;
}
