import type { NetworkCode } from '../networks/network.js';
import type { FocalPoint } from '../people/focal-point.js';
import { readFocalPoints } from '../people/read-focal-points.js';
import type { PeopleReads } from '../people/repository.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Meant } from './audience.js';

/** Those of an audience for whom nobody who answers speaks: in so many conversations, of these networks. */
export interface Unconfirmed {
  readonly conversations: number;
  readonly networks: readonly NetworkCode[];
}

/** Counts apart whom the quarterly question does not reach: they are among those meant, and are sent to as all others. */
export async function findUnconfirmed(meant: readonly Meant[], people: Pick<PeopleReads, 'granted' | 'stillAsked' | 'directConversations'>, today: CalendarDate): Promise<Unconfirmed> {
  const owners = new Map((await people.directConversations('focal-point')).map(({ conversation, person }) => [conversation, person]));
  return unconfirmedOf(meant, await readFocalPoints(people, today), owners);
}

/**
 * A conversation with one person counts where she has fallen silent; any other where its network has focal points, and all of them have.
 * Pure. `owners`: whose a conversation with one focal point is.
 */
export function unconfirmedOf(meant: readonly Meant[], points: readonly FocalPoint[], owners: ReadonlyMap<string, string>): Unconfirmed {
  const silent = points.filter(({ isConfirmed }) => !isConfirmed);
  const speaking = new Set(points.filter(({ isConfirmed }) => isConfirmed).map(({ network }) => network));
  const networksOf = ({ conversation: { id, address, network } }: Meant): NetworkCode[] =>
    silent.filter((point) => (address.kind === 'person' ? point.person === owners.get(id) : point.network === network && !speaking.has(point.network))).map((point) => point.network);
  const found = meant.map(networksOf).filter((networks) => networks.length > 0);
  return { conversations: found.length, networks: [...new Set(found.flat())].sort() };
}
