import { z } from 'zod';
import { Message } from '../../src/chat/message.js';
import { Instant } from '../../src/time/instant.js';

/** What is written down when somebody says something on the page, or the bot does. */
export const NewEntry = z.object({
  conversation: z.string().min(1),
  /** The roadmap's time, which the page shows. */
  at: Instant,
  /** The machine's time, by which lost answers are looked for. */
  postedAt: Instant,
  /** Who speaks; null for the bot. */
  by: z.string().nullable(),
  onlyFor: z.string().nullable(),
  text: z.string(),
  /** What the bot says, whole; null for what people say. */
  message: Message.nullable(),
  /** Names it once for ever: the delivery's key, or the event's id. The same key again is not written twice. */
  key: z.string().min(1),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** One thing said. `id` is its receipt; changes of the whole history are numbered: `posted` is the first of this entry, `changed` its last and the id of the live event. */
export interface WebEntry extends NewEntry {
  readonly id: string;
  readonly posted: number;
  readonly changed: number;
  readonly removed: boolean;
}

/** What was said on the page: the web platform's own memory, as Slack has its. */
export interface WebHistory {
  /** Written down when it resolves. A known key of the same conversation gives the entry that has it. */
  append(entry: NewEntry): Promise<WebEntry>;
  /** False when it is not there any more. */
  replace(id: string, message: Message, at: Instant): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** What stands in a conversation, in order; with `after`, what changed since, removed entries too. */
  list(conversation: string, after?: number): readonly WebEntry[];
  find(conversation: string, key: string): WebEntry | undefined;
  /** Hears of every change until the returned function is called. */
  watch(listener: (entry: WebEntry) => void): () => void;
}
