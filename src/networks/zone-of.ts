import type { Zone } from '../time/zone.js';
import type { Conversation } from './conversation.js';
import type { NetworkDirectory } from './network.js';

/** The clock of a conversation: what people set, else its network's, else UTC. */
export function zoneOf(conversation: Pick<Conversation, 'zone' | 'network'>, networks: NetworkDirectory): Zone {
  if (conversation.zone !== null) return conversation.zone;
  return (conversation.network === null ? undefined : networks.get(conversation.network)?.zone) ?? 'UTC';
}
