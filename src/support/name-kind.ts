import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { factIn, type ReferenceBook } from '../reference/book.js';

// What the letter names, by the English title under which it ships. What the Secretariat writes itself is told as it wrote it.
const KINDS = new Map(Object.entries<MessageKey>({
  'Drafting: statements, press releases, talking points': 'support.kind-drafting',
  'Information material and graphic design': 'support.kind-material',
  'Launch event or webinar': 'support.kind-launch',
  'Review of a document, for example terms of reference of a country network': 'support.kind-review',
  'Liaison with civil society and academia': 'support.kind-liaison',
  'Preparation of a regional review or of the Forum': 'support.kind-preparation',
  'Training of the UN country team': 'support.kind-training',
  'Help for a champion country': 'support.kind-champion',
  'Idea for a joint programme of the Migration MPTF': 'support.kind-programme',
  'Travel of national authorities and stakeholders to the Forum': 'support.kind-travel',
}));

// The cautions that ship, by offer: worded for who asks.
const CAUTIONS = new Map(Object.entries<MessageKey>({
  'support:unct-training': 'support.caution-training', 'support:champion-countries': 'support.caution-champion',
  'support:migration-mptf': 'support.caution-programme', 'support:imrf-travel-window': 'support.caution-travel',
}));

/** What was asked for, in the reader's language as far as it ships in it. */
export function nameKind(kind: string, words: Words): string {
  const key = KINDS.get(kind);
  return key === undefined ? words.say('reference.english-only', { text: isolate(kind, words.language) }) : words.say(key);
}

/** What whoever asks for this offer should know before: as it ships, else as the Secretariat wrote it. Undefined where there is nothing. */
export function cautionOf(offer: string, book: ReferenceBook, words: Words): string | undefined {
  const entry = factIn(book, 'support', offer);
  if (entry === undefined || entry.values.note === null) return undefined;
  const key = entry.by === 'shipped' ? CAUTIONS.get(offer) : undefined;
  return key === undefined ? words.say('reference.english-only', { text: isolate(entry.values.note, words.language) }) : words.say(key);
}
