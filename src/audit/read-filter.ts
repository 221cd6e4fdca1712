import { accountOf, who } from '../people/person.js';
import type { TrailFilter } from '../records/repository.js';
import { CalendarDate } from '../time/calendar-date.js';
import { instantAt, WallTime, type Zone } from '../time/zone.js';

/** Which lines were asked for, without how many; or the word that could not be read. */
export type ReadFilter = Omit<TrailFilter, 'limit'> | { readonly unread: string };

const MIDNIGHT = WallTime.parse('00:00');

/**
 * Reads `since 2026-12-01`, `who slack:T1/U1`, `what support`, `about R-7`, `refused`, in any order. A day begins on the
 * Secretariat's clock.
 */
export function readFilter(text: string, zone: Zone): ReadFilter {
  const words = text.trim().split(/\s+/).filter((word) => word !== '');
  let filter: Omit<TrailFilter, 'limit'> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toLowerCase();
    const takesOne = word !== 'refused';
    const read = readOne(word, takesOne ? (words[at + 1] ?? '') : '', zone);
    if (read === undefined) return { unread: [words[at], takesOne ? words[at + 1] : undefined].filter((one) => one !== undefined).join(' ') };
    filter = { ...filter, ...read };
    if (takesOne) at += 1;
  }
  return filter;
}

function readOne(word: string, value: string, zone: Zone): Omit<TrailFilter, 'limit'> | undefined {
  switch (word) {
    case 'since': {
      const day = CalendarDate.safeParse(value).data;
      return day === undefined ? undefined : { since: instantAt(day, MIDNIGHT, zone) };
    }
    case 'who':
      return value === '' ? undefined : { by: accountNamed(value) };
    case 'what':
      return /^[a-z-]+(\.[a-z-]+)*$/.test(value) ? { action: value } : undefined;
    case 'about':
      return value === '' ? undefined : { subject: value };
    case 'refused':
      return { outcome: 'refused' };
    default:
      return undefined;
  }
}

/** As `who` writes it; what stands in the place of an erased account is no account and stays as it is. */
export function accountNamed(text: string): string {
  const account = accountOf(text);
  return account === undefined ? text : who(account);
}
