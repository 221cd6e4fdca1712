import type { Facts } from '../roadmap/facts.js';
import { groupQuestions, type QuestionGroup } from './group-questions.js';
import type { Knowledge } from './knowledge.js';
import type { RequestReads } from './repository.js';

/** What the Secretariat's messages are composed from beside the ledger. Read when they are sent, so that no delivery holds what people asked. */
export interface DeskFacts extends Facts {
  readonly queue: readonly QuestionGroup[];
  readonly knowledge: readonly Knowledge[];
}

/** Reads the queue and what was written, as they stand now. */
export async function readDesk(requests: Pick<RequestReads, 'queue' | 'knowledge'>, facts: Facts): Promise<DeskFacts> {
  return { ...facts, queue: groupQuestions(await requests.queue(), facts.today), knowledge: await requests.knowledge() };
}
