import type { MessageKey } from '../../language/words.js';
import type { DocumentReading } from './read-document.js';

/** Why a file cannot be taken, and what to do instead. */
export const fileRefused: Record<Extract<DocumentReading, { readonly kind: 'refused' }>['reason'], MessageKey> = {
  'too-big': 'practices.file-too-big', locked: 'practices.file-locked', 'not-word': 'practices.file-not-word', 'not-ours': 'practices.file-not-ours',
};
