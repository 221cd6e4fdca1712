import { Language } from '../language/language.js';
import { accountOf, who } from '../people/person.js';
import { CalendarDate } from '../time/calendar-date.js';
import { Zone } from '../time/zone.js';
import type { OwnDay } from '../time/working-days.js';
import { hasTag, MOST, Tag } from './entry.js';
import { readWeekdays } from './weekdays.js';

/** A cell as it is meant, or what is wrong with it. */
export type ReadCell<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: string };

const taken = <T>(value: T): ReadCell<T> => ({ ok: true, value });
const wrong = (why: string): { readonly ok: false; readonly wrong: string } => ({ ok: false, wrong: why });

/** `yes` or `no`. */
export function readConfirmed(cell: string): ReadCell<boolean> {
  const word = cell.trim().toLowerCase();
  return word === 'yes' || word === 'no' ? taken(word === 'yes') : wrong(`expected yes or no, got "${cell}"`);
}

/** Time zones; null where the cell is empty: those that ship. */
export function readZones(cell: string): ReadCell<string[] | null> {
  const parts = partsOf(cell);
  const broken = parts.find((part) => !Zone.safeParse(part).success);
  if (broken !== undefined) return wrong(`"${broken}" is no IANA time zone, such as Africa/Nairobi`);
  return parts.length > MOST.zones ? tooMany(MOST.zones, parts) : taken(parts.length === 0 ? null : parts);
}

/** Languages of the six; null where the cell is empty. */
export function readLanguages(cell: string): ReadCell<Language[] | null> {
  const parts = partsOf(cell.toLowerCase());
  const broken = parts.find((part) => !Language.safeParse(part).success);
  return broken === undefined ? taken(parts.length === 0 ? null : parts.flatMap((part) => Language.safeParse(part).data ?? [])) : wrong(`"${broken}" is none of ar, en, es, fr, ru, zh`);
}

/** Weekdays; null where the cell is empty. */
export function readWeekend(cell: string): ReadCell<number[] | null> {
  if (cell.trim() === '') return taken(null);
  const days = readWeekdays(cell);
  return days === undefined ? wrong(`expected weekdays such as Fri;Sat, got "${cell}"`) : taken(days);
}

/** Tags, each once: of two that differ by capital letters alone, the first. */
export function readTags(cell: string): ReadCell<string[]> {
  const parts = partsOf(cell).filter((part, at, all) => !hasTag(all.slice(0, at), part));
  const broken = parts.find((part) => !Tag.safeParse(part).success);
  if (broken !== undefined) return wrong(`"${broken}" is no tag: letters, figures and hyphens, at most 40`);
  return parts.length > MOST.tags ? tooMany(MOST.tags, parts) : taken([...parts].sort());
}

/** Accounts as `who` writes them. */
export function readAccounts(cell: string): ReadCell<string[]> {
  const parts = partsOf(cell);
  const broken = parts.find((part) => !part.includes(':') || accountOf(part) === undefined);
  return broken === undefined ? taken(parts.flatMap((part) => whoOf(part)).sort()) : wrong(`"${broken}" is no account, such as slack:TEAM/USER or teams:TENANT/ID`);
}

function whoOf(part: string): string[] {
  const account = accountOf(part);
  return account === undefined ? [] : [who(account)];
}

/** What a network says of single days, by day. */
export function readFreeDays(cell: string): ReadCell<Map<CalendarDate, OwnDay>> {
  const days = new Map<CalendarDate, OwnDay>();
  // A semicolon inside a name has a backslash before it.
  for (const part of cell.match(/(?:\\[\s\S]|[^;\\])+/g) ?? []) {
    if (part.trim() === '') continue;
    const [, mark, text = '', name = ''] = /^\s*(!?)(\d{4}-\d{2}-\d{2})(?:\s+([\s\S]*))?$/.exec(part) ?? [];
    const day = CalendarDate.safeParse(text).data;
    if (day === undefined) return wrong(`"${part.trim()}" is no day, such as 2026-12-24 Retreat or !2026-12-26`);
    if (days.has(day)) return wrong(`${day} stands twice`);
    days.set(day, { isFree: mark !== '!', name: name.trim() === '' ? null : name.trim().replace(/\\([\s\S])/g, '$1') });
  }
  return taken(days);
}

function tooMany(most: number, parts: readonly string[]): { readonly ok: false; readonly wrong: string } {
  return wrong(`at most ${most}, got ${parts.length}`);
}

function partsOf(cell: string): string[] {
  return [...new Set(cell.split(/[\s,;]+/).filter((part) => part !== ''))];
}
