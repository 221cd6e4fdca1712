import type { FieldErrors, Form } from '../../src/chat/form.js';
import type { Message } from '../../src/chat/message.js';
import { buttonsOf } from './render-text.js';

/** One line for programs: a message, a form to fill in, or something that was not done. */
export interface ConsoleLine {
  readonly kind: 'message' | 'form' | 'refused';
  readonly text: string;
  readonly blocks: Message['blocks'];
  readonly actions: readonly { readonly id: string; readonly value: unknown; readonly label: string }[];
  readonly form?: string;
  readonly fields?: readonly ConsoleField[];
  readonly key?: string;
  /** Where a file that goes with the message was written. */
  readonly file?: string;
}

interface ConsoleField {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly required: boolean;
  readonly options?: readonly { readonly id: string; readonly label: string }[];
  readonly error?: string;
}

/** A message with the key of its delivery (null for words that were never in the outbox). */
export function messageLine(message: Message, key: string | null): ConsoleLine {
  return {
    kind: message.refusal === true ? 'refused' : 'message',
    text: message.text,
    blocks: message.blocks,
    actions: buttonsOf(message).map(({ id, value, label }) => ({ id, value, label })),
    ...(key === null ? {} : { key }),
  };
}

/** A form, with what is wrong beside its fields. */
export function formLine(form: Form, errors: FieldErrors): ConsoleLine {
  const fields = form.pages.flatMap((page) => page.fields).map((field): ConsoleField => {
    const error = errors[field.id];
    return {
      id: field.id, kind: field.kind, label: field.label, required: field.required,
      ...(field.options === undefined ? {} : { options: field.options.map(({ id, label }) => ({ id, label })) }),
      ...(error === undefined ? {} : { error }),
    };
  });
  return { kind: 'form', text: form.title, blocks: [], actions: [], form: form.id, fields };
}

/** Something that could not be taken: a line that is no JSON, an unknown kind. */
export function refusedLine(text: string): ConsoleLine {
  return { kind: 'refused', text, blocks: [], actions: [] };
}
