import { createHash } from 'node:crypto';
import { composeCalendar, type ComposingCalendar } from './compose-calendar.js';
import type { CalendarReads } from './repository.js';

/** What an address of a calendar gives. `tag` changes with the text and with nothing else. */
export type ServedCalendar = { readonly kind: 'calendar'; readonly text: string; readonly tag: string } | { readonly kind: 'unknown' } | { readonly kind: 'revoked' };

export interface CalendarTools extends ComposingCalendar {
  readonly reads: ComposingCalendar['reads'] & { readonly calendar: Pick<CalendarReads, 'findLink'> };
}

/** The calendar behind a token, as the ledger stands now; with `only`, that one milestone, unknown where it has and had no day. */
export async function serveCalendar(token: string, only: string | null, tools: CalendarTools): Promise<ServedCalendar> {
  const link = await tools.reads.calendar.findLink(token);
  if (link === undefined) return { kind: 'unknown' };
  if (link.revokedAt !== null) return { kind: 'revoked' };
  const text = await composeCalendar(link, only === null ? null : [only], tools);
  if (text === undefined) return { kind: 'unknown' };
  return { kind: 'calendar', text, tag: createHash('sha256').update(text).digest('base64url').slice(0, 22) };
}
