import type { NetworkCode } from '../networks/network.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { isStillConfirmed, type FocalPoint } from './focal-point.js';
import { quarterOf } from './quarter.js';
import type { PeopleReads } from './repository.js';

type FocalPointReads = Pick<PeopleReads, 'granted' | 'stillAsked'>;

/** Everybody who speaks for a network, once for each network. `today` decides which quarter still runs. */
export async function readFocalPoints(reads: FocalPointReads, today: CalendarDate): Promise<FocalPoint[]> {
  const asked = await reads.stillAsked();
  const running = quarterOf(today);
  return (await reads.granted()).flatMap(({ id: person, account, grants }) => {
    const isConfirmed = isStillConfirmed(asked.filter((one) => one.person === person), running);
    return grants.flatMap(({ role, network }) => (role === 'focal-point' && network !== null ? [{ person, account, network, isConfirmed }] : []));
  });
}

/** Who speaks for this network; who has fallen silent is among them, marked as not confirmed. */
export async function focalPointsOf(network: NetworkCode, reads: FocalPointReads, today: CalendarDate): Promise<FocalPoint[]> {
  return (await readFocalPoints(reads, today)).filter((one) => one.network === network);
}
