import type { Form } from '../chat/form.js';
import type { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import { withChosenCall } from './calls.js';
import { challengeForm } from './challenge-form.js';
import type { FieldRules } from './check.js';
import type { FormVersions } from './form-versions.js';
import type { Practice } from './practice.js';
import { practiceForm } from './practice-form.js';
import type { ShippedField, ShippedPracticeForm } from './shipped-form.js';

/** The practice form in each of its versions: a draft keeps the one with which it was begun. */
export interface PracticeForms {
  readonly newest: number;
  /** The form of this practice, or of this challenge, in a language. Where its version is not known any more, the newest. */
  formOf(practice: Pick<Practice, 'formVersion'> & Partial<Pick<Practice, 'kind' | 'values'>>, language: Language): Form;
  /** The short form for a challenge that remains. */
  challengeForm(language: Language): Form;
  rulesOf(practice: Pick<Practice, 'formVersion'>): ReadonlyMap<string, FieldRules>;
  /** Fields that only the Secretariat and the network see. */
  privateFieldsOf(practice: Pick<Practice, 'formVersion'>): readonly string[];
}

/** @param countries codes of all countries that can be named. */
export function practiceForms({ newest, versions }: FormVersions, countries: readonly string[]): PracticeForms {
  const composed = new Map<string, Form>();
  const shippedOf = (version: number): ShippedPracticeForm => {
    const found = versions.get(version) ?? versions.get(newest);
    if (found === undefined) throw new Error(`there is no practice form of version ${newest}`);
    return found;
  };
  return {
    newest,
    formOf({ formVersion, kind, values = {} }, language) {
      if (kind === 'challenge') return challengeForm(shippedOf(newest), wordsIn(language));
      const known = composed.get(`${formVersion} ${language}`);
      if (known !== undefined) return withChosenCall(known, values);
      const form = practiceForm(shippedOf(formVersion), countries, wordsIn(language), formVersion);
      composed.set(`${formVersion} ${language}`, form);
      return withChosenCall(form, values);
    },
    challengeForm: (language) => challengeForm(shippedOf(newest), wordsIn(language)),
    rulesOf: ({ formVersion }) => new Map(shippedOf(formVersion).fields.map((field) => [field.id, rulesIn(field)])),
    privateFieldsOf: ({ formVersion }) => shippedOf(formVersion).fields.filter((field) => field.private === true).map(({ id }) => id),
  };
}

function rulesIn({ limits: { recommendedMinChars, submitOnlyWith, freeTextWith } }: ShippedField): FieldRules {
  return { leastChars: recommendedMinChars, onlyWith: submitOnlyWith, textWith: freeTextWith };
}
