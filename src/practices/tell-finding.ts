import type { Field, Form, FormValues } from '../chat/form.js';
import { readField } from '../chat/read-field.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Finding, FindingCode } from './finding.js';

const findingText: Record<Exclude<FindingCode, 'unreadable'>, MessageKey> = {
  empty: 'practices.finding-empty', 'end-before-start': 'practices.finding-end-before-start', 'objective-twice': 'practices.finding-objective-twice', consent: 'practices.finding-consent', link: 'practices.finding-link',
  short: 'practices.finding-short', 'ended-early': 'practices.finding-ended-early', 'just-begun': 'practices.finding-just-begun', 'not-begun': 'practices.finding-not-begun', acronym: 'practices.finding-acronym',
  'no-figure': 'practices.finding-no-figure', 'text-missing': 'practices.finding-text-missing', alike: 'practices.finding-alike',
};

/**
 * What is found, and how to mend it, without its field's name.
 * @param titleOf the title of another practice, by its id.
 */
export function tellFinding({ code, field, args }: Finding, form: Form, values: FormValues, words: Words, titleOf: (practice: string) => string): string {
  if (code === 'unreadable') return whatIsWrong(fieldIn(form, field), values[field] ?? '', words);
  const shown = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, name === 'practice' ? titleOf(String(value)) : typeof value === 'number' ? value : isolate(value, words.language)]));
  return words.say(findingText[code], shown);
}

/** Its field's name, as the form has it. */
export function labelOf(form: Form, id: string): string {
  return fieldIn(form, id)?.label ?? id;
}

function fieldIn(form: Form, id: string): Field | undefined {
  return form.pages.flatMap((page) => page.fields).find((field) => field.id === id);
}

function whatIsWrong(field: Field | undefined, value: FormValues[string], words: Words): string {
  const reading = field === undefined ? undefined : readField(field, value, words);
  return reading?.ok === false ? reading.error : words.say('practices.finding-mended');
}
