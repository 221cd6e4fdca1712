import type { DirectAnswer } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import { formCardOf, noteCard } from './answer.js';
import { cardActivity, type AdaptiveCard, type OutgoingActivity } from './card.js';
import type { Connector, ConnectorReply } from './connector.js';
import { postCall, updateCall, type Place } from './conversation-calls.js';
import { withinMs } from './deadline.js';
import { changeOutcomeOf } from './outcomes.js';
import type { Arrival } from './receive.js';
import type { TeamsClients } from './render-block.js';
import { renderMessage } from './render-message.js';

// Teams waits for about 15 seconds; the person for less.
const DEADLINE_MS = 4_000;

/** What following up needs. */
export interface FollowUpTools {
  readonly connector: Connector;
  readonly botId: string;
  readonly clock: Clock;
  readonly clients: TeamsClients;
}

/**
 * A plain Action.Submit is a message and has no answer of its own. A form is posted into the chat; one with errors,
 * or one that was taken or is gone, is changed where it stands, or posted when that is gone. Resolves with the reply, undefined when there was nothing to do.
 */
export async function followUp(answer: DirectAnswer, arrival: Arrival, { connector, botId, clock, clients }: FollowUpTools): Promise<ConnectorReply | undefined> {
  const activity = activityFor(answer, arrival, clients);
  const { address, thread, happening } = arrival.incoming;
  if (activity === undefined || address.route === null) return undefined;
  const place: Place = { serviceUrl: address.route, conversation: address.conversation, thread };
  return withinMs(clock, DEADLINE_MS, new AbortController().signal, async (signal) => {
    // What was pressed stays as it is; a form that came back is changed where it stands.
    const standsIn = happening.kind === 'pressed' ? null : arrival.message;
    if (standsIn === null) return connector(postCall(place, activity, botId), signal);
    const changed = await connector(updateCall(place, standsIn, activity, botId), signal);
    return ['gone', 'unreachable'].includes(changeOutcomeOf(changed, clock.machineNow()).kind) ? connector(postCall(place, activity, botId), signal) : changed;
  });
}

/** What is to stand there; words are short, and only their first message is shown. */
function activityFor(answer: DirectAnswer, { language }: Arrival, clients: TeamsClients): OutgoingActivity | undefined {
  if (answer.kind === 'say') return renderMessage(answer.message, clients)[0];
  const card = answer.kind === 'close-form' ? noteCard(language) : formCardOf(answer);
  return card === undefined ? undefined : activityOf(card);
}

function activityOf(card: AdaptiveCard): ReturnType<typeof cardActivity> {
  return cardActivity(card, card.fallbackText);
}
