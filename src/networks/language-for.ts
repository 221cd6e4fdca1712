import { languageOfLocale, type Language } from '../language/language.js';
import type { Conversation } from './conversation.js';
import type { NetworkDirectory } from './network.js';

/** The language of what is said in a conversation by itself: what was set, else the platform's locale, the network's first, English. */
export function languageFor(conversation: Pick<Conversation, 'network' | 'language' | 'locale'>, networks: NetworkDirectory): Language {
  const network = conversation.network === null ? undefined : networks.get(conversation.network);
  return conversation.language ?? languageOfLocale(conversation.locale ?? undefined) ?? network?.languages[0] ?? 'en';
}
