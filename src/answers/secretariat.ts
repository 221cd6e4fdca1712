import { isolate } from '../language/isolate.js';
import { factIn } from '../reference/book.js';
import type { Facts } from '../roadmap/facts.js';
import { tellAsOf } from './reference/tell-entry.js';

/** Whom to ask where the ledger has no answer: the Secretariat, at the address that stands now and was seen then; nothing where none is held. */
export function askTheSecretariat({ words, ledger }: Pick<Facts, 'words' | 'ledger'>): string[] {
  const contact = factIn(ledger.reference, 'contact', 'contact:secretariat');
  if (contact === undefined) return [];
  return [words.say('answer.ask-secretariat', { email: isolate(contact.values.email, words.language), asOf: tellAsOf(contact.asOf, words) })];
}
