import type { FileDesk } from '../../src/chat/files.js';
import type { Message } from '../../src/chat/message.js';
import type { ChangeOutcome, ChatPlatform, Destination, RateWindow, SendOutcome } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import type { OutgoingActivity } from './card.js';
import type { Connector } from './connector.js';
import { openPersonCall, postCall, removeCall, updateCall, type Place } from './conversation-calls.js';
import { fetchTeamsFile } from './fetch-file.js';
import { consentActivity } from './file-cards.js';
import { changeOutcomeOf, sendOutcomeOf } from './outcomes.js';
import { idsOf, PartsSent, receiptOf } from './parts-sent.js';
import type { TeamsClients } from './render-block.js';
import { renderMessage } from './render-message.js';
import type { Trust } from './trusted-service-url.js';

/** What sending needs. */
export interface TeamsSending {
  readonly connector: Connector;
  /** `28:` and the app id. */
  readonly botId: string;
  readonly postsPerSecond: number;
  readonly conversationLimits: readonly RateWindow[];
  readonly clock: Clock;
  readonly clients: TeamsClients;
  readonly desk: Pick<FileDesk, 'write'>;
  readonly trust: Trust;
}

/** Teams as a place to talk: sends through the connector's REST API. Teams cannot be asked what stands in a conversation. */
export function makeTeamsPlatform(sending: TeamsSending): ChatPlatform {
  const parts = new PartsSent();
  return {
    name: 'teams',
    capabilities: { findsPosted: false, updates: true, removes: true },
    limits: { perConversation: sending.conversationLimits, perTenant: [{ count: sending.postsPerSecond, perMs: 1_000 }], retryAfterSilences: 'conversation' },
    post: async (to, message, key, signal) => withPlace(to, sending, signal, async (place) => postParts(place, [...renderMessage(message, sending.clients), ...(await fileOf(message, to, sending))], key, parts, sending, signal)),
    fetchFile: (file, signal) => fetchTeamsFile(file, sending.trust, signal),
    async update(at, receipt, message, _key, signal) {
      const place = await placeOf(at, sending, signal);
      return 'conversation' in place ? updateParts(place, idsOf(receipt), renderMessage(message, sending.clients), sending, signal) : asChange(place);
    },
    async remove(at, receipt, signal) {
      const place = await placeOf(at, sending, signal);
      return 'conversation' in place ? removeParts(place, idsOf(receipt), sending, signal) : asChange(place);
    },
    findPosted: () => Promise.resolve({ kind: 'unsupported' }),
  };
}

/** The card that offers the file of a message. One that is not to be had any more is offered in words alone. */
async function fileOf({ file, language }: Message, { address }: Destination, { desk }: TeamsSending): Promise<OutgoingActivity[]> {
  const bytes = file === undefined ? undefined : await desk.write(file, file.account, address);
  return file === undefined || bytes === undefined ? [] : [consentActivity(file, bytes.length, language)];
}

async function withPlace(to: Destination, sending: TeamsSending, signal: AbortSignal, post: (place: Place) => Promise<SendOutcome>): Promise<SendOutcome> {
  const place = await placeOf(to, sending, signal);
  return 'conversation' in place ? post(place) : place;
}

/** The conversation itself, or the one with the person alone whom it concerns: Teams has no reply that others cannot see. */
async function placeOf({ address, thread, onlyFor }: Destination, { connector, botId, clock }: TeamsSending, signal: AbortSignal): Promise<Place | SendOutcome> {
  if (address.route === null) return { kind: 'refused', reason: 'no service URL is known for this conversation' };
  if (onlyFor === null || address.kind === 'person') return { serviceUrl: address.route, conversation: address.conversation, thread };
  const reply = await connector(openPersonCall(address.route, botId, onlyFor.user, onlyFor.tenant), signal);
  const opened = sendOutcomeOf(reply, clock.machineNow());
  // Opening twice finds the same conversation and nothing is shown, so doubt may be tried again.
  if (opened.kind === 'unknown') return { kind: 'later', retryAfterMs: null, reason: opened.reason };
  return opened.kind === 'sent' ? { serviceUrl: address.route, conversation: opened.receipt, thread: null } : opened;
}

async function postParts(place: Place, activities: readonly OutgoingActivity[], key: string, parts: PartsSent, { connector, botId, clock }: TeamsSending, signal: AbortSignal): Promise<SendOutcome> {
  let ids = parts.of(key);
  if (ids.length >= activities.length) ids = [];
  for (const activity of activities.slice(ids.length)) {
    const outcome = sendOutcomeOf(await connector(postCall(place, activity, botId), signal), clock.machineNow());
    if (outcome.kind !== 'sent') {
      if (ids.length > 0) parts.remember(key, ids);
      return outcome;
    }
    ids = [...ids, outcome.receipt];
  }
  parts.forget(key);
  return { kind: 'sent', receipt: receiptOf(ids) };
}

async function updateParts(place: Place, ids: readonly string[], activities: readonly OutgoingActivity[], sending: TeamsSending, signal: AbortSignal): Promise<ChangeOutcome> {
  if (activities.length > ids.length) return { kind: 'gone', reason: `it is now ${activities.length} messages, and ${ids.length} stand there` };
  const { connector, botId, clock } = sending;
  for (const [at, activity] of activities.entries()) {
    const outcome = changeOutcomeOf(await connector(updateCall(place, ids[at] ?? '', activity, botId), signal), clock.machineNow());
    if (outcome.kind !== 'done') return outcome;
  }
  const left = ids.slice(activities.length);
  const removed = left.length === 0 ? undefined : await removeParts(place, left, sending, signal);
  return removed === undefined || removed.kind === 'gone' ? { kind: 'done' } : removed;
}

async function removeParts(place: Place, ids: readonly string[], { connector, clock }: TeamsSending, signal: AbortSignal): Promise<ChangeOutcome> {
  const outcomes: ChangeOutcome[] = [];
  for (const id of ids) outcomes.push(changeOutcomeOf(await connector(removeCall(place, id), signal), clock.machineNow()));
  const bad = outcomes.find((outcome) => outcome.kind === 'later' || outcome.kind === 'refused' || outcome.kind === 'unreachable');
  return bad ?? outcomes.find((outcome) => outcome.kind === 'done') ?? outcomes[0] ?? { kind: 'done' };
}

function asChange(outcome: SendOutcome): ChangeOutcome {
  switch (outcome.kind) {
    case 'later':
    case 'refused':
    case 'unreachable':
      return outcome;
    case 'unknown':
      return { kind: 'later', retryAfterMs: null, reason: outcome.reason };
    case 'sent':
      return { kind: 'done' };
  }
}
