import type { Field, Form, Option } from '../chat/form.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import type { ShippedPracticeForm } from './shipped-form.js';

/** The id under which the form comes back. */
export const CHALLENGE_FORM = 'practices.challenge';

const OBJECTIVES = 'reference.json#objectives';
const MOST_OBJECTIVES = 3;
const LONGEST_TITLE = 150;
// As much as the practice form proposes for the same question beside a practice.
const LONGEST_TEXT = 1_500;

/**
 * The short form for a challenge that remains, which the letter asks for beside practices: three fields, in the reader's language.
 * Their ids are those of the practice form, so that a challenge is found, listed and exported as a practice is.
 */
export function challengeForm({ lists }: Pick<ShippedPracticeForm, 'lists'>, words: Words): Form {
  const title = words.say('challenge.form-title');
  const field = (one: Pick<Field, 'id' | 'kind' | 'label'> & Partial<Field>): Field => ({ required: true, conditions: [], ...one });
  const fields = [
    field({ id: 'title', kind: 'text', label: words.say('challenge.field-title'), max: LONGEST_TITLE }),
    field({ id: 'primaryObjectives', kind: 'choices', label: words.say('challenge.field-objectives'), options: objectivesOf(lists, words), min: 1, max: MOST_OBJECTIVES }),
    field({ id: 'remainingChallenges', kind: 'long-text', label: words.say('challenge.field-text'), help: words.say('challenge.field-text-help'), max: LONGEST_TEXT }),
  ];
  return { id: CHALLENGE_FORM, version: 1, about: {}, language: words.language, title, submitLabel: words.say('challenge.form-submit'), pages: [{ title, fields }] };
}

function objectivesOf(lists: ShippedPracticeForm['lists'], { language }: Words): Option[] {
  return (lists.get(OBJECTIVES) ?? []).map(({ number, id, short, label }) => ({ id: id ?? String(number), label: isolate(`${number}. ${(short ?? label)?.[language] ?? ''}`.trim(), language) }));
}
