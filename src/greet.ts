import type { Incoming } from './chat/incoming.js';
import { languageOfLocale, type Language } from './language/language.js';
import type { Saying } from './chat/saying.js';
import type { Conversation } from './networks/conversation.js';
import { guessNetwork } from './networks/guess.js';
import { backAgain, greeting } from './networks/install-says.js';
import type { NetworkDirectory } from './networks/network.js';
import { welcome } from './networks/says.js';

/** What is said first where the bot was added, and in which language; null: the conversation's own. */
export interface Greeting {
  readonly says: readonly Saying[];
  readonly language: Language | null;
}

/** Where nothing is known of a place, nothing is guessed. */
const NOWHERE = { name: null, team: null, zone: null };

/**
 * Decides it. Alone with a person: what the bot does. In a channel or group: which network is this; where it is set already, that the bot is back,
 * or nothing at all where it never left.
 * @param before the conversation as it stood until now, undefined where it is new.
 */
export function greet({ address, locale, happening }: Pick<Incoming, 'address' | 'locale' | 'happening'>, before: Conversation | undefined, networks: NetworkDirectory): Greeting {
  const known = languageOfLocale(locale ?? undefined);
  if (before?.network != null && address.kind !== 'person') return { says: before.state === 'unreachable' ? [backAgain.of({ network: before.network })] : [], language: null };
  const language = before?.language ?? known ?? null;
  if (address.kind === 'person') return { says: [welcome.of({})], language };
  const place = happening.kind === 'joined' ? (happening.place ?? NOWHERE) : NOWHERE;
  // Nobody's language is known: English, with all six to choose from.
  return { says: [greeting.of({ guess: guessNetwork(place, networks), offersLanguages: language === null })], language: language ?? 'en' };
}
