import { inList } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import { LANGUAGES } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { nameNetwork } from '../networks/find-network.js';
import { msOf, type Instant } from '../time/instant.js';
import type { Audience } from './audience.js';
import { broadcastCode, type Broadcast, type BroadcastState, type Content } from './broadcast.js';
import { inHowLong } from './in-how-long.js';
import type { ProofOfReach } from './report.js';
import type { SentSince } from './repository.js';
import type { Tally } from './tally.js';
import { missingTexts } from './text-for.js';
import type { Unconfirmed } from './unconfirmed.js';

/** Networks that are named in one line. */
const MOST_NAMED = 20;

export const STATE_TEXTS: Readonly<Record<BroadcastState, MessageKey>> = {
  draft: 'broadcast.state-draft', proposed: 'broadcast.state-proposed', approved: 'broadcast.state-approved', sending: 'broadcast.state-sending', stopped: 'broadcast.state-stopped', sent: 'broadcast.state-sent',
  corrected: 'broadcast.state-corrected', recalled: 'broadcast.state-recalled',
};

/** `B-3, Call for practices: proposed`. */
export function headLine({ number, content: { title } }: Pick<Broadcast, 'number' | 'content'>, state: BroadcastState, words: Words): string {
  return words.say('broadcast.head', { id: isolate(broadcastCode(number), words.language), title: isolate(title, words.language), state: words.say(STATE_TEXTS[state]) });
}

/** Every count that is not nothing, as one line: the first is of all. */
export function countsLine({ intended, sent, unknown, refused, unreachable, skipped, cancelled, due }: Tally, seen: number, words: Words): string {
  return words.say('broadcast.counts', { intended, sent, unknown, refused, unreachable, skipped, cancelled, due, seen });
}

/** Those among whom nobody who answers speaks for the network, counted apart; nothing where there are none. */
export function unconfirmedLines({ conversations, networks }: Unconfirmed, words: Words): string[] {
  if (conversations === 0) return [];
  return [words.say('broadcast.unconfirmed', { count: conversations, networks: inList(networks.slice(0, MOST_NAMED).map((one) => isolate(nameNetwork(one, words.language), words.language)), words.language) })];
}

/** In which languages it is, and which readers are given which text instead. */
export function languageLines(content: Content, words: Words): string[] {
  const name = (one: (typeof LANGUAGES)[number]) => nameLanguage(one, words.language);
  const has = LANGUAGES.filter((one) => content.texts[one] !== undefined).map(name);
  const missing = missingTexts(content).map(({ missing: one, given }) => words.say('broadcast.language-given', { missing: name(one), given: name(given) }));
  return [words.say('broadcast.languages', { languages: inList(has, words.language) }), ...(missing.length === 0 ? [] : [words.say('broadcast.languages-missing', { missing: inList(missing, words.language) })])];
}

/** To whom, in words where it is everybody; else as it is typed. */
export function audienceWords(audience: Audience, words: Words): string {
  return Object.keys(audience).length === 0 ? words.say('broadcast.audience-all') : isolate(audienceText(audience), words.language);
}

/** To whom, as it is typed; `all` where no filter is set. */
export function audienceText(audience: Audience): string {
  const filters = Object.entries(audience).flatMap(([filter, values]) => [values].flat().map((one) => `${filter}:${filter === 'unseen' ? broadcastCode(Number(one)) : String(one)}`));
  return filters.length === 0 ? 'all' : filters.join(' ');
}

/** `Reached 5 of 7 networks in 12 minutes.` and `Not reached: Kenya and Senegal.` */
export function proofLines({ reached, networks, hours, missing }: ProofOfReach, words: Words): string[] {
  const first = hours === null ? words.say('broadcast.proof-none', { networks }) : words.say('broadcast.proof', { reached, networks, count: 0, ...inHowLong(hours) });
  return [first, ...(missing.length === 0 ? [] : [words.say('broadcast.proof-missing', { networks: inList(missing.map((one) => isolate(nameNetwork(one, words.language), words.language)), words.language) })])];
}

const SECOND_MS = 1_000;

/** Seconds until what is left is sent, at the pace of the last minute; null where nothing arrived in it. */
export function secondsLeft({ due }: Pick<Tally, 'due'>, { sent, first }: SentSince, now: Instant): number | null {
  if (first === null || sent === 0) return null;
  const elapsed = Math.max(SECOND_MS, msOf(now) - msOf(first));
  return Math.ceil(((elapsed / sent) * due) / SECOND_MS);
}

const MOST_SECONDS = 90;
const STEP_SECONDS = 10;

/** "About 20 seconds left", in tens; from a minute and a half on in minutes. */
export function leftLine(seconds: number, words: Words): string {
  if (seconds > MOST_SECONDS) return words.say('broadcast.time-left', { minutes: Math.ceil(seconds / 60) });
  return words.say('broadcast.time-left-seconds', { seconds: Math.max(STEP_SECONDS, Math.ceil(seconds / STEP_SECONDS) * STEP_SECONDS) });
}
