import { mayDo } from '../people/may.js';
import type { Grant } from '../people/person.js';
import type { Network, NetworkCode } from './network.js';

/** Who looks: her roles, and the network of the conversation in which she writes. */
export interface Looking {
  readonly grants: readonly Grant[];
  readonly network: NetworkCode | null;
}

/** Whether this network is hers to see: the Secretariat sees all, a regional focal point those of the region, everybody their own. */
export function seesNetwork({ grants, network: here }: Looking, network: Pick<Network, 'code' | 'region'>): boolean {
  return network.code === here || speaksFor(grants, network);
}

/** Whether she may send a reminder to this network: the Secretariat to all, a focal point to her own and to those of her region. */
export function speaksFor(grants: readonly Grant[], network: Pick<Network, 'code' | 'region'>): boolean {
  return mayDo(grants, 'networks.change') || grants.some((grant) => grant.role === 'focal-point' && (grant.network === network.code || grant.network === network.region));
}
