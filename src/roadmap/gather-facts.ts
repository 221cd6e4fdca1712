import type { Language } from '../language/language.js';
import { wordsIn } from '../language/words.js';
import type { Conversation } from '../networks/conversation.js';
import type { NetworkDirectory } from '../networks/network.js';
import { zoneOf } from '../networks/zone-of.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { bookOf } from '../reference/book.js';
import type { ReferenceReads } from '../reference/repository.js';
import type { TranslationReads } from '../translations/repository.js';
import { withNames } from '../translations/with-names.js';
import { byTranslated } from '../translations/translation.js';
import type { Facts, Ledger } from './facts.js';
import { heldDates } from './held-dates.js';
import type { RoadmapReads } from './repository.js';

/** What the ledger is read from. */
export interface LedgerReads {
  readonly roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates' | 'heldChanges'>;
  readonly translations: Pick<TranslationReads, 'all'>;
  readonly reference: Pick<ReferenceReads, 'all'>;
}

/** All that a message for this conversation is made from, as it stands now. `now` is the roadmap's time. */
export async function gatherFacts(
  reads: LedgerReads,
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
export async function gatherLedger(reads: LedgerReads, network: string | null): Promise<Ledger> {
  const translations = byTranslated(await reads.translations.all());
  const seen = (await reads.roadmap.milestones()).filter((milestone) => milestone.network === null || milestone.network === network);
  const milestones = seen.map((milestone) => withNames(milestone, translations.get(milestone.id)));
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const formerDates = (await reads.roadmap.formerDates()).filter((former) => byId.has(former.milestone));
  const held = heldDates(await reads.roadmap.heldChanges(), milestones);
  const reference = bookOf(await reads.reference.all());
  return { milestones, byId, formerDates, held, translations, reference };
}
