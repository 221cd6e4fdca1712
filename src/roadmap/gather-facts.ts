import type { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import type { Conversation } from '../networks/conversation.js';
import type { NetworkDirectory } from '../networks/network.js';
import { zoneOf } from '../networks/zone-of.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import type { Facts, Ledger } from './facts.js';
import type { RoadmapReads } from './repository.js';

/** All that a message for this conversation is made from, as it stands now. `now` is the roadmap's time. */
export async function gatherFacts(
  reads: { readonly roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates'> },
  conversation: Pick<Conversation, 'network' | 'zone'>,
  language: Language,
  networks: NetworkDirectory,
  now: Instant,
): Promise<Facts> {
  const zone = zoneOf(conversation, networks);
  const ledger = await gatherLedger(reads, conversation.network);
  return { words: wordsIn(language), ledger, networks, network: conversation.network, zone, now, today: dayIn(zone, now) };
}

/** The ledger as this network may see it: what is for all, and its own. */
export async function gatherLedger(reads: { readonly roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates'> }, network: string | null): Promise<Ledger> {
  const milestones = (await reads.roadmap.milestones()).filter((milestone) => milestone.network === null || milestone.network === network);
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const formerDates = (await reads.roadmap.formerDates()).filter((former) => byId.has(former.milestone));
  return { milestones, byId, formerDates };
}
