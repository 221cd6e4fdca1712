import type { Instant } from '../../time/instant.js';
import type { FieldDifference } from './compare-document.js';

/** A document that came back, as its sender was shown it. */
export interface ShownDocument {
  readonly id: string;
  readonly practice: string;
  /** The person who sent it: nobody else takes anything of it. */
  readonly person: string;
  readonly conversation: string;
  readonly differences: readonly FieldDifference[];
  readonly shownAt: Instant;
}

export interface DocumentReads {
  findDocument(id: string): Promise<ShownDocument | undefined>;
}

export interface DocumentWrites extends DocumentReads {
  /** Keeps it, or what is left of it once some was taken. */
  keepDocument(document: ShownDocument): Promise<void>;
  forgetDocument(id: string): Promise<void>;
}
