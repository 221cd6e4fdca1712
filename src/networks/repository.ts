import type { ConversationAddress, PlatformName } from '../chat/conversation.js';
import type { Instant } from '../time/instant.js';
import type { Conversation, ConversationSettings } from './conversation.js';
import type { NetworkEntry } from './entry.js';

export interface NetworkReads {
  findConversation(id: string): Promise<Conversation | undefined>;
  findConversationAt(address: Pick<ConversationAddress, 'platform' | 'tenant' | 'conversation'>): Promise<Conversation | undefined>;
  conversations(): Promise<Conversation[]>;
  /** Networks of which the Secretariat has said something, in the order of their codes. */
  entries(): Promise<NetworkEntry[]>;
}

export interface NetworkWrites extends NetworkReads {
  /**
   * The conversation at this address, made if it is new. Its route and locale become the newest known
   * (null leaves what was known), and it is open again: what could not reach it is due once more. Not so where what was heard from it
   * was `heardAt` before it closed, and is only taken up now: it is as closed as it was.
   * @param heardAt now (`at`), where nothing else is said.
   */
  openConversation(id: string, address: ConversationAddress, locale: string | null, at: Instant, heardAt?: Instant): Promise<Conversation>;
  settle(conversation: string, settings: ConversationSettings): Promise<Conversation>;
  /** Replaces what the Secretariat has said of this network. Throws where it does not fit its schema. */
  keepEntry(entry: NetworkEntry): Promise<void>;
  /** Closed since then, or since later where that is known already. */
  markUnreachable(conversation: string, reason: string, closedAt: Instant): Promise<void>;
  /** Every conversation of a workspace or organization that has put the bot out. Each is open again once the bot hears from it. */
  loseTenant(platform: PlatformName, tenant: string, reason: string, closedAt: Instant): Promise<void>;
}
