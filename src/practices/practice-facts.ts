import { z } from 'zod';
import type { Form } from '../chat/form.js';
import type { Facts } from '../roadmap/facts.js';
import type { PracticeForms } from './forms.js';
import type { Practice } from './practice.js';
import type { PracticeReads } from './repository.js';

/** What messages about practices are composed from: read when they are sent, so that no delivery holds what people wrote. */
export interface PracticeFacts extends Facts {
  /** Those that the saying names, by id. One that is missing here is gone. */
  readonly practices: ReadonlyMap<string, Practice>;
  /** The form of a practice, in the reader's language. */
  formOf(practice: Practice): Form;
}

/** Under these names a saying holds ids of practices. */
const Named = z.looseObject({ practice: z.string().optional(), practices: z.array(z.string()).optional(), others: z.array(z.string()).optional() });

/** Reads the practices that a saying names, as they stand now. */
export async function readPractices(practices: Pick<PracticeReads, 'listPractices'>, forms: PracticeForms, args: unknown, facts: Facts): Promise<PracticeFacts> {
  const { practice, practices: several = [], others = [] } = Named.parse(args);
  const ids = [...new Set([...(practice === undefined ? [] : [practice]), ...several, ...others])];
  const read = ids.length === 0 ? [] : await practices.listPractices({ ids }, { after: null, limit: ids.length });
  return { ...facts, practices: new Map(read.map((one) => [one.id, one])), formOf: (one) => forms.formOf(one, facts.words.language) };
}
