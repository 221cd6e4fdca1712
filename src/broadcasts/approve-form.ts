import type { Form } from '../chat/form.js';
import type { Words } from '../language/words.js';
import { broadcastCode, type Broadcast } from './broadcast.js';

/** Typing the number of conversations, so that nobody reaches a hundred by a slip of the thumb. */
export const APPROVE_FORM = 'broadcast.approve';

/** The form, for the text that was read. */
export function approveForm({ number }: Pick<Broadcast, 'number'>, hash: string, conversations: number, words: Words): Form {
  const title = words.say('broadcast.form-approve', { id: broadcastCode(number) });
  const label = words.say('broadcast.refused-confirm', { said: conversations });
  return {
    id: APPROVE_FORM, version: 1, about: { broadcast: String(number), hash }, language: words.language, title, submitLabel: words.say('broadcast.do-approve'),
    pages: [{ title, fields: [{ id: 'confirm', kind: 'text', label, required: true, max: 7, conditions: [] }] }],
  };
}
