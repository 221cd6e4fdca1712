import type { z } from 'zod';
import type { Button } from './message.js';

/** A button, declared once: `says` draws it with `button`, `hears` answers it with `read`. */
export interface Action<Value extends Record<string, unknown>> {
  readonly id: string;
  /** The button with this value in it. Labels come from `language/messages`. */
  button(value: Value, label: string, look?: Pick<Button, 'style' | 'typed'>): Button;
  /** The value of a pressed button, undefined when it is forged, stale or broken. */
  read(value: unknown): Value | undefined;
}

/**
 * Declares a button. `schema` is of its value: ids only, since whoever presses may have changed it.
 * @param always what every button of this kind says of itself: that it opens a form.
 */
export function action<Value extends Record<string, unknown>>(id: string, schema: z.ZodType<Value>, always: Pick<Button, 'opensForm'> = {}): Action<Value> {
  return {
    id,
    button: (value, label, look = {}) => ({ id, value, label, ...always, ...look }),
    read: (value) => schema.safeParse(value).data,
  };
}
