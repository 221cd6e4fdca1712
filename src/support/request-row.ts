import type { CalendarDate } from '../time/calendar-date.js';
import { isOverdue, requestCode, type SupportRequest } from './support-request.js';

/** A request as programs and tables read it. */
export interface RequestRow extends Omit<SupportRequest, 'number' | 'thread'> {
  readonly code: string;
  readonly overdue: boolean;
}

/** The row of a request, on the Secretariat's day. */
export function requestRow({ number, offer, kind, state, what, wantedBy, inLanguage, link, conversation, language, asker, network, assignee, askedOn, revision }: SupportRequest, today: CalendarDate): RequestRow {
  return { code: requestCode(number), state, overdue: isOverdue({ state, wantedBy, askedOn, assignee }, today), offer, kind, what, wantedBy, inLanguage, link, network, asker, assignee, askedOn, conversation, language, revision };
}
