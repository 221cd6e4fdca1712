import type { Form } from '../chat/form.js';
import type { Words } from '../language/words.js';

/** The one field of the form: how long before. */
export const OFFSETS_FIELD = 'offsets';

const OFFERED_DAYS = [60, 30, 14, 7, 3, 1, 0];

/** The form `reminders`, in the language of who asked for it. */
export function remindersForm(words: Words): Form {
  return {
    id: 'reminders',
    version: 1,
    about: {},
    language: words.language,
    title: words.say('reminders.form.title'),
    submitLabel: words.say('reminders.form.submit'),
    pages: [
      {
        title: words.say('reminders.form.title'),
        fields: [
          {
            id: OFFSETS_FIELD, kind: 'choices', label: words.say('reminders.form.offsets'), help: words.say('reminders.form.help'), required: true, conditions: [], min: 1, max: 6,
            options: OFFERED_DAYS.map((days) => ({ id: String(days), label: words.say('reminders.offset', { days }) })),
          },
        ],
      },
    ],
  };
}
