import { LANGUAGES, type Language } from '../language/language.js';
import { who } from '../people/person.js';
import type { FreeDayOf } from '../reminders/free-day.js';
import { nameNetwork } from './find-network.js';
import type { RegisteredNetwork } from './registry.js';
import { writeWeekdays } from './weekdays.js';

/** What an import may change. */
export const SET_COLUMNS = ['confirmed', 'zones', 'weekend', 'languages', 'freeDays', 'tags', 'focalPoints'] as const;
export type SetColumn = (typeof SET_COLUMNS)[number];

type NameColumn = `name_${Language}`;
const NAME_COLUMNS = LANGUAGES.map((language): NameColumn => `name_${language}`);

/** What ships: an import may leave it out, but not change it. */
export const SHIPPED_COLUMNS: readonly (NameColumn | 'kind' | 'region' | 'reviewRegions')[] = [...NAME_COLUMNS, 'kind', 'region', 'reviewRegions'];

/** The columns of the table, in their order. `standing` and `conversations` change by themselves: they are for reading, and an import never takes them. */
export const COLUMNS = ['code', ...NAME_COLUMNS, 'kind', 'region', 'reviewRegions', 'standing', 'confirmed', 'zones', 'weekend', 'languages', 'freeDays', 'tags', 'focalPoints', 'conversations'] as const;

/** A network as a row: a text for each column. Lists are parted by semicolons. */
export type NetworkRow = Readonly<Record<string, string>>;

/** Writes a network as a row. `freeDays`: its own. */
export function rowOf(one: RegisteredNetwork, freeDays: readonly FreeDayOf[]): NetworkRow {
  const { code, kind, region, reviewRegions, standing, zones, weekend, languages, tags, focalPoints, conversations } = one;
  return {
    code, ...Object.fromEntries(LANGUAGES.map((language) => [`name_${language}`, nameNetwork(code, language)])), kind, region, reviewRegions: reviewRegions.join(';'), standing,
    confirmed: standing === 'confirmed' ? 'yes' : 'no', zones: zones.join(';'), weekend: writeWeekdays(weekend), languages: languages.join(';'), freeDays: writeFreeDays(freeDays), tags: tags.join(';'),
    focalPoints: focalPoints.map(({ account }) => who(account)).sort().join(';'), conversations: String(conversations.length),
  };
}

/** `2026-12-24 Retreat;!2026-12-26`: a free day with its name, and one on which the network works. */
export function writeFreeDays(days: readonly Pick<FreeDayOf, 'day' | 'isFree' | 'name'>[]): string {
  return days.map(({ day, isFree, name }) => `${isFree ? '' : '!'}${day}${name === null ? '' : ` ${name.replace(/[\\;]/g, '\\$&')}`}`).join(';');
}
