import { z } from 'zod';
import { Account, ConversationAddress } from './conversation.js';
import { Instant } from '../time/instant.js';
import { Zone } from '../time/zone.js';
import { FormValues, Turn } from './form.js';
import { MOST_FILES, ReadFile, SharedFile } from './files.js';

/** What the platform tells of a conversation that the bot was added to, for a guess at its network. */
export const JoinedPlace = z.object({
  /** Of the channel or group, and of its team. */
  name: z.string().max(200).nullable(),
  team: z.string().max(200).nullable(),
  /** The clock of whoever added the bot. */
  zone: Zone.nullable(),
});
export type JoinedPlace = z.infer<typeof JoinedPlace>;

/** Somebody named by a mention: as she stands in the words, and her account. */
export const Mention = z.object({ text: z.string().min(1).max(200), account: Account });
export type Mention = z.infer<typeof Mention>;

/** Longest words that are taken, in characters; what is longer is cut where it arrives. */
export const LONGEST_SAID = 20_000;

/** What happened, in words that every platform shares. */
export const Happening = z.discriminatedUnion('kind', [
  /** Words for the bot: a direct message, a mention, a command after `/imrf`. The mention itself is taken out; `mentions` are of others. */
  z.object({ kind: z.literal('said'), text: z.string().max(LONGEST_SAID), mentions: z.array(Mention).max(20).optional() }),
  /** Words of a message, anybody's, that a person points at to have its dates checked: the answer is for her alone. */
  z.object({ kind: z.literal('pointed'), text: z.string().max(LONGEST_SAID) }),
  /** Files that a person sent, which nobody has fetched yet. */
  z.object({ kind: z.literal('shared'), files: z.array(SharedFile).min(1).max(MOST_FILES) }),
  /** Files that a person sent, as they were read. */
  z.object({ kind: z.literal('handed'), files: z.array(ReadFile).min(1).max(MOST_FILES) }),
  /** A button; `message` is the platform's id of the message that holds it. */
  z.object({ kind: z.literal('pressed'), action: z.string().max(255), value: z.unknown(), message: z.string().nullable() }),
  /** A form, whole. */
  z.object({ kind: z.literal('submitted'), form: z.string().max(255), about: z.record(z.string(), z.string()), values: FormValues }),
  /** One page of a form that goes on: what stands on it is kept, and the page after or before it is shown. */
  z.object({ kind: z.literal('turned'), form: z.string().max(255), about: z.record(z.string(), z.string()), page: z.number().int().min(0).max(100), to: Turn, values: FormValues }),
  /** The bot was added to this conversation, or can be reached there again. */
  z.object({ kind: z.literal('joined'), place: JoinedPlace.optional() }),
  /** The bot was removed, or the conversation is closed; `reason` in the platform's word. */
  z.object({ kind: z.literal('left'), reason: z.string().max(200) }),
  /** The whole workspace or organization has put the bot out: the address names its tenant, not a conversation. */
  z.object({ kind: z.literal('ended'), reason: z.string().max(200) }),
  /** A person looks at the bot's own page (Slack's Home tab). */
  z.object({ kind: z.literal('opened-home') }),
]);
export type Happening = z.infer<typeof Happening>;

/**
 * Something that arrived, once. `eventId` is the platform's own id of it: the same id again is acknowledged and ignored.
 * `thread` is where an answer belongs. `locale` is the platform's guess at the person's language.
 */
export const Incoming = z.object({
  eventId: z.string().min(1).max(500),
  address: ConversationAddress,
  thread: z.string().max(500).nullable(),
  /** Null where nobody acted: the bot was installed by an administrator, a channel was archived. */
  account: Account.nullable(),
  locale: z.string().max(40).nullable(),
  /** True where the answer can open a form at once; else a message with a button that opens it is sent. */
  canOpenForm: z.boolean(),
  /** False where the bot is no member and so cannot write later (Slack: `/imrf` in a foreign channel). */
  canPostLater: z.boolean(),
  /** False where no file can be given, not even to one person alone. */
  takesFiles: z.boolean().optional(),
  /** When it happened, by the platform's clock, where that tells: what the bot could not take comes again minutes later. */
  happenedAt: Instant.optional(),
  happening: Happening,
});
export type Incoming = z.infer<typeof Incoming>;
