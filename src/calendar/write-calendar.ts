import ical, { ICalEventStatus, type ICalEventData } from 'ical-generator';
import type { CalendarEntry } from './calendar-entry.js';

/** How often a calendar that subscribes should come back: a moved date reaches it within half a day. */
const COME_BACK_AFTER_SECONDS = 12 * 3_600;

/** Writes entries as an iCalendar file (RFC 5545). The same entries give the same text. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name, prodId: { company: 'IMRF', product: 'bot' }, ttl: COME_BACK_AFTER_SECONDS });
  for (const entry of entries) calendar.createEvent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

const STATUS = { CONFIRMED: ICalEventStatus.CONFIRMED, TENTATIVE: ICalEventStatus.TENTATIVE, CANCELLED: ICalEventStatus.CANCELLED } as const;

function eventOf({ uid, sequence, stamp, when, status, title, description, place, url }: CalendarEntry): ICalEventData {
  return {
    id: uid, sequence, stamp, status: STATUS[status], summary: plainly(title), description: plainly(description),
    ...(place === null ? {} : { location: plainly(place) }),
    // A URI is not escaped as text is (RFC 5545, 3.3.13), but the writer escapes commas in it: without commas both agree.
    ...(url === null ? {} : { url: url.replaceAll(',', '%2C').replaceAll(';', '%3B') }),
    ...(when.kind === 'days' ? { start: when.startsOn, end: when.endsBefore, allDay: true } : { start: when.from, ...(when.to === null ? {} : { end: when.to }) }),
  };
}

/** Without the marks that keep directions apart in a chat: calendars show them as boxes. */
function plainly(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
