import { groundOf } from '../../../src/answers/reference/ground-of.js';
import type { FoundReference } from '../../../src/answers/reference/found.js';
import { readReference } from '../../../src/answers/reference/read-reference.js';
import type { Language } from '../../../src/language/language.js';
import { networks, shippedLedger } from '../shipped-ledger.js';

/** Reads a question by the facts that ship, from a network or from nowhere. */
export function read(question: string, language: Language, from?: string): FoundReference | undefined {
  return readReference(question, language, groundOf(shippedLedger.reference, networks, from === undefined ? undefined : networks.get(from)));
}
