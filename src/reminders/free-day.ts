import type { NetworkCode } from '../networks/network.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { OwnDay } from '../time/working-days.js';

/** A day that a network set free, or on which it works though its calendar says otherwise. */
export interface FreeDayOf extends OwnDay {
  readonly network: NetworkCode;
  readonly day: CalendarDate;
}
