import type { FieldErrors, Form, FormValues } from '../chat/form.js';
import { Language, LANGUAGES } from '../language/language.js';
import type { Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { nameLanguage } from './find-language.js';
import { findNetwork, nameNetwork } from './find-network.js';
import type { Network } from './network.js';
import type { Conversation } from './conversation.js';

/** The form's id, under which it comes back. */
export const INSTALL_FORM = 'network.install';

/** The days before a date that it offers; the reminders' own form has more. */
const OFFERED_DAYS = [30, 14, 7, 1, 0];

/** Which network, which language, which reminders: in one form. */
export function installForm(words: Words, tellOffset: (days: number) => string): Form {
  const title = words.say('network.form-title');
  return {
    id: INSTALL_FORM, version: 1, about: {}, language: words.language, title, submitLabel: words.say('network.form-submit'),
    pages: [{
      title,
      fields: [
        { id: 'network', kind: 'text', label: words.say('network.form-network'), help: words.say('network.form-network-help'), required: true, conditions: [], max: 100 },
        { id: 'language', kind: 'choice', label: words.say('network.form-language'), required: false, conditions: [], options: LANGUAGES.map((language) => ({ id: language, label: nameLanguage(language, language), language })) },
        { id: 'offsets', kind: 'choices', label: words.say('network.form-reminders'), help: words.say('network.form-reminders-help'), required: false, conditions: [], options: OFFERED_DAYS.map((days) => ({ id: String(days), label: tellOffset(days) })) },
      ],
    }],
  };
}

/** What stands in it when it opens: what is set already. */
export function installValues({ network, language }: Pick<Conversation, 'network' | 'language'>, { words }: Facts): FormValues {
  return { ...(network === null ? {} : { network: nameNetwork(network, words.language) }), language: language ?? words.language, offsets: [] };
}

/** What was filled in, or what is wrong. `days` is empty where no reminders were chosen. */
export type ReadInstall = { readonly kind: 'read'; readonly network: Network; readonly language: Language | null; readonly days: readonly string[] } | { readonly kind: 'errors'; readonly errors: FieldErrors };

/** Reads the form. */
export function readInstall(values: FormValues, { networks, words }: Facts): ReadInstall {
  const said = [values['network'] ?? ''].flat().join(' ').trim();
  const network = findNetwork(said, networks);
  if (network === undefined) return { kind: 'errors', errors: { network: words.say('network.unknown', { text: said }) } };
  const language = Language.safeParse([values['language'] ?? ''].flat()[0]).data ?? null;
  const days = [values['offsets'] ?? []].flat().filter((day) => OFFERED_DAYS.some((offered) => String(offered) === day));
  return { kind: 'read', network, language, days };
}
