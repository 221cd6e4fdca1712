import type { Message } from '../chat/message.js';
import type { Destination } from '../chat/platform.js';
import type { Delivery } from './delivery.js';

/** A delivery made ready: the message from current facts and where it goes; or why it is not sent any more, and where it would have gone (null: nobody knows that conversation now). */
export type Composed =
  | { readonly kind: 'ready'; readonly message: Message; readonly to: Destination }
  /** The message that it `updates` is taken away. */
  | { readonly kind: 'remove'; readonly to: Destination }
  | { readonly kind: 'skip'; readonly reason: string; readonly to: Destination | null };

/** Composes a delivery from current facts, just before it is sent. Handed in by `wire.ts`, which knows every feature. */
export type Compose = (delivery: Delivery) => Promise<Composed>;
