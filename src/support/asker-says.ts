import { z } from 'zod';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameEntry } from '../answers/reference/tell-entry.js';
import type { Facts } from '../roadmap/facts.js';
import { askButtonOf } from './ask-button.js';
import { lineOf, linesOf, named, stateText } from './lines.js';
import { cautionOf, nameKind } from './name-kind.js';
import { requestableOffers, type Offer } from './offers.js';
import type { SupportRefusalCode } from './plan-step.js';
import { requestCode, SupportState } from './support-request.js';
import type { SupportFacts } from './support-facts.js';

const Numbered = z.object({ number: z.number().int() });

/** What can be asked for, each with its button. */
export const offersShown = sayable('support.offers', z.object({}), (_args, facts: Facts): Message => {
  const { words, ledger } = facts;
  const offers = requestableOffers(ledger.reference);
  if (offers.length === 0) return linesOf([words.say('support.offers-none')], facts);
  const head = words.say('support.offers-head');
  const blocks = offers.flatMap((offer): Block[] => [paragraph(offerLine(offer, facts)), { kind: 'actions', buttons: [askButtonOf(offer, words)] }]);
  return { text: [head, ...offers.map((offer) => offerLine(offer, facts))].join('\n'), language: words.language, about: [], blocks: [paragraph(head), ...blocks] };
});

/** The request is in the queue: its code, what to know before, and how it is taken back. */
export const filed = sayable('support.filed', Numbered, ({ number }, facts: SupportFacts): Spoken => {
  const { request, words, ledger } = facts;
  if (request === undefined) return { notSaid: 'the request is not kept any more' };
  const caution = cautionOf(request.offer, ledger.reference, words);
  return linesOf([words.say('support.filed', named(request, facts)), ...(caution === undefined ? [] : [caution]), words.say('support.filed-how', { code: isolate(requestCode(number), words.language) })], facts);
});

/** A request as who asked may see it. */
export const ownShown = sayable('support.own', Numbered, (_args, facts: SupportFacts): Spoken => {
  const { request, words } = facts;
  if (request === undefined) return { notSaid: 'the request is not kept any more' };
  return linesOf([lineOf(request, facts), isolate(request.what === '' ? '–' : request.what, words.language)], facts);
});

const refusalCodes = z.enum(['no-request', 'not-yours', 'over', 'changed', 'not-waiting', 'text-missing', 'text-long', 'assignee-unknown', 'no-offer', 'day-passed', 'link-broken', 'kind-unknown'] satisfies SupportRefusalCode[]);

/** What each refusal says. */
export const refusalText: Record<SupportRefusalCode, MessageKey> = {
  'no-request': 'support.refused-no-request', 'not-yours': 'support.refused-no-request', over: 'support.refused-over', changed: 'support.refused-changed', 'not-waiting': 'support.refused-not-waiting',
  'text-missing': 'support.refused-text-missing', 'text-long': 'support.refused-text-long', 'assignee-unknown': 'support.refused-assignee', 'no-offer': 'support.refused-no-offer',
  'day-passed': 'support.refused-day-passed', 'link-broken': 'support.refused-link', 'kind-unknown': 'support.refused-kind',
};

/** Why nothing was done, and how it stands. */
export const supportRefused = sayable('support.refused', z.object({ code: refusalCodes, said: z.string(), state: SupportState.nullable() }), ({ code, said, state }, facts: Facts): Message => {
  const { words } = facts;
  const standing = state === null ? '' : words.say(stateText[state]);
  return { ...linesOf([words.say(refusalText[code], { said: isolate(said, words.language), state: standing })], facts), refusal: true };
});

/** All that is said to who asks, composed from the ledger alone. */
export const askerSayables = [offersShown, supportRefused];

function offerLine(offer: Offer, facts: Facts): string {
  const kinds = offer.values.requests.map((kind) => nameKind(kind, facts.words)).join('; ');
  const caution = cautionOf(offer.ref, facts.ledger.reference, facts.words);
  return [facts.words.say('support.offer', { name: nameEntry(offer, facts), kinds }), ...(caution === undefined ? [] : [caution])].join(' ');
}
