import type { FormValues } from '../chat/form.js';
import type { Instant } from '../time/instant.js';
import type { Practice, PracticeKind, PracticeState } from './practice.js';

/** One field as it stands now: who wrote it last, and how often it was written. */
export interface KeptField {
  readonly field: string;
  readonly value: FormValues[string];
  readonly revision: number;
  /** The person; null once she was erased. */
  readonly by: string | null;
  readonly at: Instant;
}

/** Which practices are meant: all that is given must hold. */
export interface PracticeFilter {
  readonly ids?: readonly string[];
  readonly states?: readonly PracticeState[];
  readonly kind?: PracticeKind;
  readonly networks?: readonly string[];
  /** The person who began it. */
  readonly submitter?: string;
  /** Number of a GCM objective, as primary or secondary. */
  readonly objective?: string;
  /** Id of a region of the form; `networks` are those that lie in it, where the form names no region. */
  readonly region?: { readonly id: string; readonly networks: readonly string[] };
  /** Submitted (never submitted: begun) at this instant or later, and before that one. */
  readonly since?: Instant;
  readonly until?: Instant;
  /** Nothing was written since. */
  readonly untouchedSince?: Instant;
  /** The approved practice of which they are new revisions. */
  readonly revises?: string;
}

/** One page of a list: ids sort in the order in which practices were begun. */
export interface PracticePage {
  /** Begins behind this id; null at the beginning. */
  readonly after: string | null;
  readonly limit: number;
  /** Which fields `values` holds; all where it is left out. A list that shows titles need not read the rest. */
  readonly fields?: readonly string[];
}

/** A draft before its first field was kept. */
export type NewPractice = Omit<Practice, 'revision' | 'state' | 'values' | 'overruled' | 'changedAt' | 'submittedAt'>;

/** What a step changes. */
export type PracticeChange = { readonly at: Instant } & Partial<Pick<Practice, 'state' | 'formVersion' | 'language' | 'network' | 'conversation' | 'revises' | 'overruled' | 'submittedAt'>>;

export interface PracticeReads {
  findPractice(id: string): Promise<Practice | undefined>;
  /** In the order in which they were begun. */
  listPractices(filter: PracticeFilter, page: PracticePage): Promise<Practice[]>;
  countPractices(filter: PracticeFilter): Promise<ReadonlyMap<PracticeState, number>>;
  /** Every field that was ever written, also where it is empty now, by name. */
  fieldsOf(practice: string): Promise<KeptField[]>;
}

/** What became of a field. `conflict`: it was written since it was seen; nothing was changed, and what stands there is handed back. */
export type KeptOrNot = { readonly kind: 'kept'; readonly field: KeptField } | { readonly kind: 'conflict'; readonly theirs: KeptField };

export interface PracticeWrites extends PracticeReads {
  beginPractice(practice: NewPractice): Promise<void>;
  /**
   * Writes one field, an empty value to empty it.
   * @param seenRevision of the field when it was read; 0 where it had never been written.
   */
  keepField(practice: string, kept: Omit<KeptField, 'revision'>, seenRevision: number): Promise<KeptOrNot>;
  /** Changes the practice itself; `stale` where it was changed since `seenRevision`: nothing was done. */
  stepPractice(id: string, seenRevision: number, change: PracticeChange): Promise<'done' | 'stale'>;
  /** Removes a draft that was never submitted, with its fields. False where there is none. */
  deleteDraft(id: string): Promise<boolean>;
  /** Removes what `fields` hold in the practices that a person began, and her name from all that she wrote. The practices stay. */
  forgetAuthor(person: string, fields: readonly string[], at: Instant): Promise<void>;
}
