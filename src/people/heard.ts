import type { NextTurn } from '../answers/turns/next-turn.js';
import type { Turn } from '../answers/turns/turn.js';
import type { Incoming } from '../chat/incoming.js';
import type { FormDraft } from '../chat/form-draft.js';
import type { Form, FormValues, FieldErrors } from '../chat/form.js';
import type { Language } from '../language/language.js';
import type { Saying } from '../chat/saying.js';
import type { Outcome } from '../requests/question.js';
import type { Conversation } from '../networks/conversation.js';
import type { Facts } from '../roadmap/facts.js';
import type { Person } from './person.js';

/** Who said what, where, and all that is known while it is answered. Handed to every feature's `hears`. */
export interface Heard {
  readonly inboxId: string;
  readonly incoming: Incoming;
  readonly person: Person;
  readonly conversation: Conversation;
  /** In the language of this person's words here. */
  readonly facts: Facts;
  /** The form that she is being asked here in words. */
  readonly asked?: FormDraft;
  /** What was answered here last, for ten minutes. */
  readonly turn?: Turn;
}

/** What a feature answers: things to say (through the outbox) and at most one form. */
export interface Answered {
  readonly says: readonly Saying[];
  readonly form?:
    | { readonly kind: 'open'; readonly form: Form; readonly values: FormValues; readonly field?: string | undefined }
    | { readonly kind: 'errors'; readonly form: Form; readonly values: FormValues; readonly errors: FieldErrors };
  /** The language of the answer where it is not that of the question (`language fr`). */
  readonly language?: Language;
  /** True when only the person who acted should see it. */
  readonly onlyForPerson?: boolean;
  /** The question, where `says` holds one answer to it and people may say below whether it was right, or ask the Secretariat. */
  readonly asked?: { readonly text: string; readonly outcome: Outcome };
  /** What follow-ups to this may lean on; without it, on what they could before. */
  readonly next?: NextTurn;
  /** True when the message that held the button is changed in place instead of writing a new one. */
  readonly updatesPressed?: boolean;
}
