import type { MessageKey } from '../language/words.js';
import type { ReferenceRefusal } from './wish.js';

/** Why nothing was done, and how to mend it. */
export const refusalText: Readonly<Record<ReferenceRefusal['code'], MessageKey>> = {
  unknown: 'reference.refused-unknown',
  'not-editable': 'reference.refused-not-editable',
  exists: 'reference.refused-exists',
  'field-unknown': 'reference.refused-field-unknown',
  'field-broken': 'reference.refused-field-broken',
  'field-missing': 'reference.refused-field-missing',
  'reason-missing': 'reference.refused-reason-missing',
  'source-needed': 'reference.refused-source-needed',
  'as-of-broken': 'reference.refused-as-of-broken',
  'expires-broken': 'reference.refused-expires-broken',
  'nothing-changes': 'reference.refused-nothing-changes',
  incomplete: 'reference.refused-incomplete',
  stale: 'reference.refused-stale',
};
