import type { DocumentReading } from './read-document.js';

/** Why a file cannot be taken, and what to do instead. */
export const fileRefused = {
  'too-big': 'practices.file-too-big', 'too-much': 'files.not-read', locked: 'practices.file-locked', 'not-word': 'practices.file-not-word', 'not-ours': 'practices.file-not-ours',
} as const satisfies Record<Extract<DocumentReading, { readonly kind: 'refused' }>['reason'], string>;
