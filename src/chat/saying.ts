import type { z } from 'zod';
import type { Message } from './message.js';

/** What is to be said, not how: stored in the outbox as it is, composed when it is sent. */
export interface Saying {
  readonly says: string;
  readonly args: unknown;
}

/** What a saying becomes: a message, or the reason why it is not true or not useful any more. */
export type Spoken = Message | { readonly notSaid: string };

/** Something the bot can say, declared once: verbs store `of(args)`, the outbox composes it from current facts. */
export interface Sayable<Args, Facts> {
  readonly says: string;
  of(args: Args): Saying;
  /** Composes what was stored. Throws a ZodError when the stored arguments are not its own. */
  compose(args: unknown, facts: Facts): Spoken;
}

/** Declares something the bot can say. `compose` is pure: the same facts give the same message. */
export function sayable<Args, Facts>(says: string, schema: z.ZodType<Args>, compose: (args: Args, facts: Facts) => Spoken): Sayable<Args, Facts> {
  return { says, of: (args) => ({ says, args }), compose: (args, facts) => compose(schema.parse(args), facts) };
}
