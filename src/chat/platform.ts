import type { Account, ConversationAddress, PlatformName } from './conversation.js';
import type { FetchedFile, SharedFile } from './files.js';
import type { FieldErrors, Form, FormValues } from './form.js';
import type { Incoming } from './incoming.js';
import type { AboutDate, Message } from './message.js';
import type { Instant } from '../time/instant.js';

/** Where a message goes. `onlyFor` asks for a reply that nobody else sees; where that cannot be, it goes to that person alone. */
export interface Destination {
  readonly address: ConversationAddress;
  readonly thread: string | null;
  readonly onlyFor: Account | null;
}

/** Names one posted message for ever: the platform's own id of it, as it gave it. */
export type Receipt = string;

/** How a request to a platform ended. Expected ends are values; only a fault of ours throws. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  /** Not taken now: try again after so many milliseconds. */
  | { readonly kind: 'later'; readonly retryAfterMs: number | null; readonly reason: string }
  /** It may have arrived: time-out, reset, a 5xx after the body went out. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The platform will never take this message. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The conversation is gone for us: archived, removed, blocked. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** How changing or removing a message ended. */
export type ChangeOutcome =
  | { readonly kind: 'done' }
  /** It is not there any more, or (asked to change it) stays as it is for ever: write a new one. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The conversation is closed to us: it may stand there all the same. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'later'; readonly retryAfterMs: number | null; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the platform knows of a key. `unsupported` where it cannot be asked. `about`: the dates that the message told, null where it does not say. */
export type FoundPosted = { readonly kind: 'found'; readonly receipt: Receipt; readonly about: readonly AboutDate[] | null } | { readonly kind: 'absent' } | { readonly kind: 'unsupported' };

/** At most `count` in any `perMs` milliseconds; the limiter keeps a log of times for each. */
export interface RateWindow {
  readonly count: number;
  readonly perMs: number;
}

/** What a platform allows. */
export interface PlatformLimits {
  readonly perConversation: readonly RateWindow[];
  /** Of the app in one workspace or tenant, over all its conversations. */
  readonly perTenant: readonly RateWindow[];
  /** What a Retry-After silences: Slack means the method in the whole workspace, Teams the conversation. */
  readonly retryAfterSilences: 'conversation' | 'tenant';
}

/** A place to talk, seen from the core. Adapters never decide: they render and send. */
export interface ChatPlatform {
  readonly name: PlatformName;
  readonly capabilities: { readonly findsPosted: boolean; readonly updates: boolean; readonly removes: boolean };
  readonly limits: PlatformLimits;
  /** Posts once. `key` travels with it where the platform can keep it. `again` marks a second try after a doubt. */
  post(to: Destination, message: Message, key: string, signal: AbortSignal): Promise<SendOutcome>;
  update(at: Destination, receipt: Receipt, message: Message, key: string, signal: AbortSignal): Promise<ChangeOutcome>;
  remove(at: Destination, receipt: Receipt, signal: AbortSignal): Promise<ChangeOutcome>;
  /** Looks for a message that carries `key`, posted at or after `since` (machine time). */
  findPosted(at: Destination, key: string, since: Instant, signal: AbortSignal): Promise<FoundPosted>;
  /** Fetches a file that was shared here; only where files arrive by an address. */
  fetchFile?(file: SharedFile, signal: AbortSignal): Promise<FetchedFile>;
}

/** What must stand in the HTTP answer itself: all else goes through the outbox. */
export type DirectAnswer =
  | { readonly kind: 'nothing' }
  /** Open this form at this page for the person who acted, with what is filled in already. */
  | { readonly kind: 'open-form'; readonly form: Form; readonly values: FormValues; readonly page: number }
  /** Show this page of the form that is open. */
  | { readonly kind: 'turn-form'; readonly form: Form; readonly values: FormValues; readonly page: number }
  /** Keep the form open at the page where something is wrong, and show it. Nothing was taken. */
  | { readonly kind: 'form-errors'; readonly form: Form; readonly values: FormValues; readonly page: number; readonly errors: FieldErrors }
  /** The form was taken: close it. */
  | { readonly kind: 'close-form' }
  /** Words for this person alone, at once: used where nothing can be posted later. */
  | { readonly kind: 'say'; readonly message: Message };

/** Answers that show a form. */
export type FormAnswer = Extract<DirectAnswer, { readonly form: Form }>;

/** The core's one door, as adapters see it. Both keep what arrived before they resolve; a known `eventId` is ignored. */
export interface FrontDoor {
  /** Kept; its effect comes later. For what needs no answer in the same request. */
  keep(incoming: Incoming): Promise<void>;
  /** Kept and done: resolves with what must be answered in the same request. */
  handle(incoming: Incoming): Promise<DirectAnswer>;
}
