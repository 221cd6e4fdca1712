import { nameNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { gatherFacts, type LedgerReads } from '../roadmap/gather-facts.js';
import type { Facts } from '../roadmap/facts.js';
import type { Clock } from '../time/clock.js';
import { calendarEntries } from './calendar-entry.js';
import type { CalendarLink } from './calendar-link.js';
import { writeCalendar } from './write-calendar.js';

/** What a calendar is written from. */
export interface ComposingCalendar {
  readonly reads: LedgerReads;
  readonly networks: NetworkDirectory;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * A calendar file as the ledger stands now: what is for all, and what is the network's own. With `only`, of these milestones alone, each with
 * the name it has in the whole calendar; undefined where one of them is not seen by this network, or has and had no day.
 */
export async function composeCalendar({ network, language }: Pick<CalendarLink, 'network' | 'language'>, only: readonly string[] | null, { reads, networks, clock }: ComposingCalendar): Promise<string | undefined> {
  const facts = await gatherFacts(reads, { network, zone: null }, language, networks, clock.now());
  const entries = calendarEntries(facts.ledger.milestones.filter(({ id }) => only === null || only.includes(id)), facts);
  if (only !== null && entries.length < only.length) return undefined;
  return writeCalendar(nameCalendar(facts), entries);
}

/** "Roadmap to the Forum", with the network's name where it is one network's. */
export function nameCalendar({ network, words }: Pick<Facts, 'network' | 'words'>): string {
  return network === null ? words.say('calendar.name') : words.say('calendar.name-of-network', { network: nameNetwork(network, words.language) });
}
