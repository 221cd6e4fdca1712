import type { MessageKey } from '../language/words.js';
import type { TranslationRefusalCode } from './plan-translation.js';

/** What is said of each refusal. */
export const refusalText: Readonly<Record<TranslationRefusalCode, MessageKey>> = {
  unknown: 'translation.refused-unknown',
  english: 'translation.refused-english',
  'title-missing': 'translation.refused-title-missing',
  'name-taken': 'translation.refused-name-taken',
  'nothing-changes': 'translation.refused-nothing-changes',
  'changed-meanwhile': 'translation.refused-changed-meanwhile',
};
