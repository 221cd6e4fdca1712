import { z } from 'zod';
import type { PracticeForms } from '../forms.js';
import { readPractices, type PracticeFacts } from '../practice-facts.js';
import type { PracticeReads } from '../repository.js';
import type { Facts } from '../../roadmap/facts.js';
import type { DocumentReads, ShownDocument } from './repository.js';

/** What messages about files that came back are composed from, so that no delivery holds what stands in them. */
export interface DocumentFacts extends PracticeFacts {
  /** The one that the saying names; undefined once it was taken or left. */
  readonly document: ShownDocument | undefined;
}

const Named = z.looseObject({ document: z.string().nullish() });

/** Reads the practice and the document that a saying names. */
export async function readDocumentFacts(reads: { readonly practices: Pick<PracticeReads, 'listPractices'>; readonly practiceDocuments: DocumentReads }, forms: PracticeForms, args: unknown, facts: Facts): Promise<DocumentFacts> {
  const { document } = Named.parse(args);
  return { ...(await readPractices(reads.practices, forms, args, facts)), document: typeof document === 'string' ? await reads.practiceDocuments.findDocument(document) : undefined };
}
