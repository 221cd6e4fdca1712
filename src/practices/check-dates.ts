import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Finding } from './finding.js';

/** The Compact was adopted in December 2018: what ended before cannot carry it out. */
const COMPACT_MONTH = '2018-12';
const DAYS_OF_A_YEAR = 365;

/**
 * What is odd about the days between which a practice ran, each written as a year, a month or a day. What cannot be read as one
 * is found elsewhere.
 */
export function dateFindings(start: string, end: string, today: CalendarDate): Finding[] {
  const [begun, ended] = [spanOf(start), spanOf(end)];
  if (begun !== undefined && ended !== undefined && ended.last < begun.first) return [{ field: 'endDate', severity: 'error', code: 'end-before-start', args: { start, end } }];
  if (ended !== undefined) return ended.last < `${COMPACT_MONTH}-01` ? [{ field: 'endDate', severity: 'warning', code: 'ended-early', args: { end } }] : [];
  if (begun === undefined) return [];
  if (begun.first > today) return [{ field: 'startDate', severity: 'warning', code: 'not-begun', args: { start } }];
  return begun.first > plusDays(today, -DAYS_OF_A_YEAR) ? [{ field: 'startDate', severity: 'warning', code: 'just-begun', args: { start } }] : [];
}

/** The first and the last day that it can mean; months are compared as text, so that the 31st may stand for every last day. */
function spanOf(date: string): { readonly first: string; readonly last: string } | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date.trim()) ?? [];
  if (year === undefined) return undefined;
  return { first: `${year}-${month ?? '01'}-${day ?? '01'}`, last: `${year}-${month ?? '12'}-${day ?? '31'}` };
}
