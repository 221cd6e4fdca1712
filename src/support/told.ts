import { z } from 'zod';
import { action } from '../chat/action.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { linesOf, named } from './lines.js';
import { isOpen, requestCode, type SupportEvent, type SupportState } from './support-request.js';
import type { SupportFacts } from './support-facts.js';

const Step = z.object({ number: z.number().int(), revision: z.number().int() });

/** Opens the form with which the network replies to a question of the Secretariat. */
export const answerButton = action('support.answer', Step, { opensForm: true });
/** Shows the card of a request at the Secretariat's desk. */
export const cardButton = action('support.card', z.object({ number: z.number().int() }));

const TOLD: Record<SupportState, MessageKey> = {
  new: 'support.told-new', assigned: 'support.told-assigned', waiting: 'support.told-waiting', done: 'support.told-done', declined: 'support.told-declined', withdrawn: 'support.told-withdrawn',
};

/** A step, where it was asked and in the language in which it was. */
export const stepTold = sayable('support.told', Step, ({ number, revision }, facts: SupportFacts): Spoken => {
  const { request, words } = facts;
  const event = eventOf(revision, facts);
  if (request === undefined || event === undefined) return { notSaid: 'the request is not kept any more' };
  // Given to somebody while it waits for the network: nothing is asked anew.
  const state = event.state === 'waiting' && event.words === null ? 'assigned' : event.state;
  const lines = [words.say(TOLD[state], named(request, facts)), ...wordsOf(event, facts)];
  if (state !== 'waiting' || !isStillAsked(revision, facts)) return linesOf(lines, facts);
  const code = requestCode(number);
  const button = answerButton.button({ number, revision }, words.say('support.button-answer'), { style: 'primary', typed: `support reply ${code}` });
  return linesOf([...lines, words.say('support.answer-how', { code: isolate(code, words.language) })], facts, [button]);
});

const NOTED: Record<SupportState, MessageKey> = {
  new: 'support.noted-new', assigned: 'support.noted-assigned', waiting: 'support.noted-assigned', done: 'support.told-done', declined: 'support.told-declined', withdrawn: 'support.noted-withdrawn',
};

/** A step that the network took, or a request given to somebody, told at the Secretariat. */
export const stepNoted = sayable('support.noted', Step, ({ number, revision }, facts: SupportFacts): Spoken => {
  const { request, words } = facts;
  const event = eventOf(revision, facts);
  if (request === undefined || event === undefined) return { notSaid: 'the request is not kept any more' };
  const head = event.state === 'assigned' && event.words !== null ? 'support.noted-answered' : NOTED[event.state];
  const buttons = isOpen(request) ? [cardButton.button({ number }, words.say('support.button-card'), { typed: `requests ${requestCode(number)}` })] : [];
  return linesOf([words.say(head, named(request, facts)), ...wordsOf(event, facts)], facts, buttons);
});

/** Whether what was asked by this revision still waits for the network. Given to somebody meanwhile it does; answered, or with another asked after it, not. */
export function isStillAsked(revision: number, { request, events }: Pick<SupportFacts, 'request' | 'events'>): boolean {
  return request?.state === 'waiting' && !events.some((one) => one.revision > revision && one.words !== null);
}

function eventOf(revision: number, { events }: SupportFacts): SupportEvent | undefined {
  return events.find((one) => one.revision === revision);
}

function wordsOf({ words: said }: SupportEvent, { words }: SupportFacts): string[] {
  return said === null ? [] : [isolate(said, words.language)];
}
