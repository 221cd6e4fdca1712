import type { ConversationAddress } from '../chat/conversation.js';
import type { Language } from '../language/language.js';
import type { Instant } from '../time/instant.js';
import type { WallTime, Zone } from '../time/zone.js';
import type { NetworkCode } from './network.js';

/** In the place of a platform's reason: it was of a person who was erased, and nobody is to reach it any more. */
export const ERASED = 'erased';

/**
 * A conversation the bot takes part in, with what was set there:
 *
 *   open ⇄ unreachable      (gone for us until we receive something from it, later than it closed)
 */
export interface Conversation {
  readonly id: string;
  readonly address: ConversationAddress;
  readonly state: 'open' | 'unreachable';
  /** The platform's reason, while unreachable. */
  readonly reason: string | null;
  readonly network: NetworkCode | null;
  readonly language: Language | null;
  /** Set by people; else the network's, else UTC. */
  readonly zone: Zone | null;
  /** The local time of reminders. */
  readonly hour: WallTime;
  /** The platform's guess at the language of those who write there. */
  readonly locale: string | null;
  readonly createdAt: Instant;
  readonly revision: number;
}

/** What anyone in a conversation may set there. */
export type ConversationSettings = Partial<Pick<Conversation, 'network' | 'language' | 'zone' | 'hour'>>;
