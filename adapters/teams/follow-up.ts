import type { DirectAnswer } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import { formCardOf, noteCard } from './answer.js';
import { cardActivity, type AdaptiveCard } from './card.js';
import type { Connector, ConnectorReply } from './connector.js';
import { postCall, updateCall, type Place } from './conversation-calls.js';
import { withinMs } from './deadline.js';
import { changeOutcomeOf } from './outcomes.js';
import type { Arrival } from './receive.js';

// Teams waits for about 15 seconds; the person for less.
const DEADLINE_MS = 4_000;

/**
 * A plain Action.Submit is a message and has no answer of its own. A form is posted into the chat; one with errors,
 * or one that was taken, is changed where it stands, or posted when that is gone. Resolves with the reply, undefined when there was nothing to do.
 */
export async function followUp(answer: DirectAnswer, arrival: Arrival, connector: Connector, botId: string, clock: Clock): Promise<ConnectorReply | undefined> {
  const card = answer.kind === 'close-form' ? noteCard(arrival.language) : formCardOf(answer);
  const { address, thread } = arrival.incoming;
  if (card === undefined || address.route === null) return undefined;
  const place: Place = { serviceUrl: address.route, conversation: address.conversation, thread };
  return withinMs(clock, DEADLINE_MS, new AbortController().signal, async (signal) => {
    const standsIn = answer.kind === 'open-form' ? null : arrival.message;
    return standsIn === null ? connector(postCall(place, activityOf(card), botId), signal) : changeOrPost(place, standsIn, card, connector, botId, clock, signal);
  });
}

async function changeOrPost(place: Place, message: string, card: AdaptiveCard, connector: Connector, botId: string, clock: Clock, signal: AbortSignal): Promise<ConnectorReply> {
  const changed = await connector(updateCall(place, message, activityOf(card), botId), signal);
  return changeOutcomeOf(changed, clock.machineNow()).kind === 'gone' ? connector(postCall(place, activityOf(card), botId), signal) : changed;
}

function activityOf(card: AdaptiveCard): ReturnType<typeof cardActivity> {
  return cardActivity(card, card.fallbackText);
}
