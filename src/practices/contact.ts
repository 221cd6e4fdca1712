import type { FormValues } from '../chat/form.js';
import type { Conversation } from '../networks/conversation.js';
import { speaksFor } from '../networks/speaks-for.js';
import { mayDo } from '../people/may.js';
import type { Grant } from '../people/person.js';
import type { Practice } from './practice.js';

/** Fields that name a person, or say how she is reached. */
export const CONTACT_FIELDS = ['submitterName', 'submitterEmail', 'implementerFocalPoint'] as const;

const contact: ReadonlySet<string> = new Set(CONTACT_FIELDS);

/** Whether this field is one of them. */
export function isContact(field: string): boolean {
  return contact.has(field);
}

/** Who looks, and where. */
export interface Onlooker {
  readonly person: { readonly id: string; readonly grants: readonly Grant[] } | null;
  readonly conversation: Pick<Conversation, 'id' | 'network' | 'address'> | null;
}

/**
 * The one rule of who sees contact details: the Secretariat, and the network. Of the network is its focal point, whoever asks in a
 * channel or group of it or where the practice was handed in, and she who wrote it.
 */
export function maySeeContact({ network, submitter, conversation: home }: Pick<Practice, 'network' | 'submitter' | 'conversation'>, { person, conversation }: Onlooker): boolean {
  if (person !== null && (person.id === submitter || mayDo(person.grants, 'practices.review'))) return true;
  if (conversation !== null && conversation.id === home) return true;
  if (network === null) return false;
  return (conversation !== null && speaksFor(conversation) === network) || person?.grants.some((grant) => grant.role === 'focal-point' && grant.network === network) === true;
}

/** The same values without contact details. */
export function withoutContact(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !isContact(field)));
}
