import type { Field, FieldErrors, Form, FormValues } from '../chat/form.js';
import type { MessageKey, Words } from '../language/words.js';
import type { RefusalCode } from './ledger-wish.js';
import type { Milestone } from './milestone.js';

/** The fields of the form, by what they hold. */
export type MoveField = 'milestone' | 'first-day' | 'last-day' | 'reason' | 'source';

/** The form `roadmap.move`, in the language of who asked for it. It carries the date code that she saw, so that a stale wish is known. */
export function moveForm(words: Words, milestone: Milestone | undefined): Form {
  const title = words.say('roadmap.form-title');
  return { id: 'roadmap.move', version: 1, about: milestone === undefined ? {} : { milestone: milestone.id, code: milestone.dateCode }, language: words.language, title, submitLabel: words.say('roadmap.form-submit'), pages: [{ title, fields: fieldsOf(words) }] };
}

/** What stands in the form when it opens for a milestone. */
export function moveValues(milestone: Milestone | undefined): FormValues {
  if (milestone === undefined) return {};
  const days = milestone.precision === 'day' ? { 'first-day': milestone.startsOn, 'last-day': milestone.endsOn } : {};
  return { milestone: milestone.id, ...days };
}

/** A refusal, beside the field that mends it. */
export function moveErrors(code: RefusalCode, said: string, words: Words): FieldErrors {
  return { [fieldOf[code]]: words.say(refusalText[code], { said }) };
}

function fieldsOf(words: Words): Field[] {
  const field = (id: MoveField, kind: Field['kind'], label: MessageKey, more: Partial<Field> = {}): Field => ({ id, kind, label: words.say(label), required: true, conditions: [], ...more });
  return [
    field('milestone', 'text', 'roadmap.form-milestone', { help: words.say('roadmap.form-milestone-help'), max: 200 }),
    field('first-day', 'date', 'roadmap.form-first'),
    field('last-day', 'date', 'roadmap.form-last', { help: words.say('roadmap.form-last-help'), required: false }),
    field('reason', 'long-text', 'roadmap.form-reason', { max: 1000 }),
    field('source', 'url', 'roadmap.form-source', { help: words.say('roadmap.form-source-help') }),
  ];
}

const fieldOf: Record<RefusalCode, MoveField> = {
  unknown: 'milestone', several: 'milestone', incomplete: 'milestone', 'id-broken': 'milestone', exists: 'milestone', cancelled: 'milestone',
  'date-unreadable': 'first-day', 'date-too-far': 'first-day', 'nothing-changes': 'first-day', 'end-before-start': 'last-day', 'reason-missing': 'reason', 'source-needed': 'source', 'source-broken': 'source',
  held: 'milestone', 'undo-instead': 'first-day', stale: 'milestone', 'change-unknown': 'milestone', 'change-ended': 'milestone', 'change-replaced': 'milestone', 'own-change': 'milestone', 'own-change-early': 'milestone', 'network-missing': 'milestone', 'not-own': 'milestone', 'share-with': 'milestone',
};

/** The words of each refusal. */
export const refusalText: Record<RefusalCode, MessageKey> = {
  unknown: 'roadmap.refused-unknown',
  several: 'roadmap.refused-several',
  incomplete: 'roadmap.refused-incomplete',
  'date-unreadable': 'roadmap.refused-date-unreadable',
  'date-too-far': 'roadmap.refused-date-too-far',
  'end-before-start': 'roadmap.refused-end-before-start',
  'reason-missing': 'roadmap.refused-reason-missing',
  'source-needed': 'roadmap.refused-source-needed',
  'source-broken': 'roadmap.refused-source-broken',
  'nothing-changes': 'roadmap.refused-nothing-changes',
  cancelled: 'roadmap.refused-cancelled',
  exists: 'roadmap.refused-exists',
  'id-broken': 'roadmap.refused-id-broken',
  held: 'roadmap.refused-held',
  'undo-instead': 'roadmap.refused-undo-instead',
  stale: 'roadmap.refused-stale',
  'change-unknown': 'roadmap.refused-change-unknown',
  'change-ended': 'roadmap.refused-change-ended',
  'change-replaced': 'roadmap.refused-change-replaced',
  'own-change': 'roadmap.refused-own-change',
  'own-change-early': 'roadmap.refused-own-change-early',
  'network-missing': 'roadmap.refused-network-missing',
  'not-own': 'roadmap.refused-not-own',
  'share-with': 'roadmap.refused-share-with',
};
