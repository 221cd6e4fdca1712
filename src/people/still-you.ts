import { getISODay } from 'date-fns/getISODay';
import { parseISO } from 'date-fns/parseISO';
import type { NetworkCode } from '../networks/network.js';
import type { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn, type Zone } from '../time/zone.js';
import { quarterOf } from './quarter.js';

/** A focal point, and the clock and weekend of the network that she speaks for. */
export interface Asked {
  readonly person: string;
  readonly conversation: string;
  readonly networks: readonly NetworkCode[];
  readonly zone: Zone;
  readonly weekend: readonly number[];
}

/** A question that is due. */
export interface DueQuestion extends Asked {
  readonly quarter: string;
  readonly key: string;
}

const FIRST_HOUR = '09:00';
const LAST_HOUR = '17:00';

/** Whom to ask now: once a quarter, on a working day between nine and five on her own clock, and nobody whose quarter is `settled` (asked or confirmed). */
export function planStillYou(now: Instant, focalPoints: readonly Asked[], settled: ReadonlySet<string>): DueQuestion[] {
  const seen = new Set<string>();
  return focalPoints.flatMap((one) => {
    const day = dayIn(one.zone, now);
    const time = wallTimeIn(one.zone, now);
    const quarter = quarterOf(day);
    const name = nameQuestion(one.person, quarter);
    if (seen.has(name) || settled.has(name) || time < FIRST_HOUR || time >= LAST_HOUR || one.weekend.includes(getISODay(parseISO(day)))) return [];
    seen.add(name);
    return [{ ...one, quarter, key: name }];
  });
}

/** Names the question to one person in one quarter: never asked twice. */
export function nameQuestion(person: string, quarter: string): string {
  return `still-you:${person}:${quarter}`;
}
