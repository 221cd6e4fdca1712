import type { NetworkCode } from '../networks/network.js';
import type { Instant } from '../time/instant.js';
import type { Language } from '../language/language.js';
import type { CalendarLink } from './calendar-link.js';

/** What the calendars ask the store. */
export interface CalendarReads {
  findLink(token: string): Promise<CalendarLink | undefined>;
  /** The open link of a network (null: of all) in this language; the newest. */
  openLink(network: NetworkCode | null, language: Language): Promise<CalendarLink | undefined>;
  /** Every link, newest first. */
  links(): Promise<CalendarLink[]>;
}

export interface CalendarWrites extends CalendarReads {
  addLink(link: CalendarLink): Promise<void>;
  /** Ends a link; false when there is no open one with this token. */
  revoke(token: string, at: Instant): Promise<boolean>;
}
