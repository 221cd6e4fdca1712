import type { Conversation } from './conversation.js';
import type { NetworkCode } from './network.js';

/**
 * The network whose papers may be read in a conversation because of where it is. In a channel or group its own people decide who
 * reads; alone with the bot anybody may name any network, so that proves nothing: null.
 */
export function speaksFor({ network, address }: Pick<Conversation, 'network' | 'address'>): NetworkCode | null {
  return address.kind === 'person' ? null : network;
}
