import type { Saying } from '../chat/saying.js';
import type { Heard } from '../people/heard.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { checkDates } from './check-dates.js';
import { broadcastCard } from './desk-says.js';
import { findAudience } from './find-audience.js';
import { findUnconfirmed } from './unconfirmed.js';

/** Its card, with those that are meant counted as they stand now and the dates that the ledger has otherwise. */
export async function cardOf({ number, content }: Broadcast, { facts: { ledger, today } }: Heard, { tx, networks }: Pick<BroadcastTools, 'tx' | 'networks'>): Promise<Saying> {
  const meant = await findAudience(content.audience, tx, networks);
  const unconfirmed = await findUnconfirmed(meant, tx.people, today);
  const moved = checkDates(content, ledger, today).filter(({ verdict }) => verdict === 'moved').slice(0, 10).map(({ text }) => text);
  return broadcastCard.of({ broadcast: number, conversations: meant.length, unreachable: meant.filter(({ reason }) => reason !== null).length, unconfirmed: { ...unconfirmed, networks: [...unconfirmed.networks] }, moved });
}
