import type { Conversation } from '../networks/conversation.js';
import type { NetworkCode } from '../networks/network.js';
import type { Grant } from '../people/person.js';
import type { Reads } from '../store.js';
import type { Audience } from './audience.js';
import { findOwners } from './find-audience.js';

/** Tells for which network a broadcast counts a conversation. */
export type NetworkOf = (conversation: Pick<Conversation, 'id' | 'network'>) => NetworkCode | null;

/**
 * A conversation counts for its own network; one with a person alone that has none, for the network that her role names: of
 * several, the first that was meant. Only where roles are named does a broadcast go to people alone, and are they looked up.
 */
export async function readNetworkOf({ role, network: meant }: Audience, reads: Pick<Reads, 'people'>): Promise<NetworkOf> {
  const owners = role === undefined ? new Map<string, readonly Grant[]>() : await findOwners(role, reads);
  return ({ id, network: own }) => {
    const named = (owners.get(id) ?? []).flatMap(({ role: one, network }) => (network !== null && role?.includes(one) === true ? [network] : []));
    return own ?? named.find((code) => meant?.includes(code)) ?? named[0] ?? null;
  };
}

/** Every conversation by its id, with the network for which this broadcast counts it. */
export async function placesOf(audience: Audience, reads: Pick<Reads, 'networks' | 'people'>): Promise<ReadonlyMap<string, Conversation>> {
  const networkOf = await readNetworkOf(audience, reads);
  return new Map((await reads.networks.conversations()).map((one) => [one.id, { ...one, network: networkOf(one) }]));
}
