import { createHash } from 'node:crypto';
import { nameNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { gatherFacts, type LedgerReads } from '../roadmap/gather-facts.js';
import type { Facts } from '../roadmap/facts.js';
import type { Clock } from '../time/clock.js';
import { calendarEntries } from './calendar-entry.js';
import type { CalendarReads } from './repository.js';
import { writeCalendar } from './write-calendar.js';

/** What an address of a calendar gives. `tag` changes with the text and with nothing else. */
export type ServedCalendar = { readonly kind: 'calendar'; readonly text: string; readonly tag: string } | { readonly kind: 'unknown' } | { readonly kind: 'revoked' };

export interface CalendarTools {
  readonly reads: LedgerReads & { readonly calendar: Pick<CalendarReads, 'findLink'> };
  readonly networks: NetworkDirectory;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * The calendar behind a token, as the ledger stands now: what is for all, and what is the network's own; with `only`, that one milestone,
 * unknown where it has no day.
 */
export async function serveCalendar(token: string, only: string | null, { reads, networks, clock }: CalendarTools): Promise<ServedCalendar> {
  const link = await reads.calendar.findLink(token);
  if (link === undefined) return { kind: 'unknown' };
  if (link.revokedAt !== null) return { kind: 'revoked' };
  const facts = await gatherFacts(reads, { network: link.network, zone: null }, link.language, networks, clock.now());
  const entries = calendarEntries(facts.ledger.milestones.filter(({ id }) => only === null || id === only), facts);
  if (only !== null && entries.length === 0) return { kind: 'unknown' };
  const text = writeCalendar(nameCalendar(facts), entries);
  return { kind: 'calendar', text, tag: createHash('sha256').update(text).digest('base64url').slice(0, 22) };
}

/** "Roadmap to the Forum", with the network's name where it is one network's. */
export function nameCalendar({ network, words }: Pick<Facts, 'network' | 'words'>): string {
  return network === null ? words.say('calendar.name') : words.say('calendar.name-of-network', { network: nameNetwork(network, words.language) });
}
