import type { ConnectorCall } from './connector.js';
import type { OutgoingActivity } from './card.js';

/** Where an activity goes: a conversation, at its service URL, in a thread where there is one. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly thread: string | null;
}

/** Posts: a new message, or an answer in a thread, which Teams names in the conversation's id. */
export function postCall(place: Place, activity: OutgoingActivity, botId: string): ConnectorCall {
  const { serviceUrl, conversation, thread } = place;
  const id = thread === null ? conversation : `${conversation};messageid=${thread}`;
  return { serviceUrl, method: 'POST', path: ['conversations', id, 'activities'], body: { ...activity, from: { id: botId }, conversation: { id } } };
}

/** Puts another message in the place of one that stands. */
export function updateCall({ serviceUrl, conversation }: Place, id: string, activity: OutgoingActivity, botId: string): ConnectorCall {
  return { serviceUrl, method: 'PUT', path: ['conversations', conversation, 'activities', id], body: { ...activity, id, from: { id: botId }, conversation: { id: conversation } } };
}

export function removeCall({ serviceUrl, conversation }: Place, id: string): ConnectorCall {
  return { serviceUrl, method: 'DELETE', path: ['conversations', conversation, 'activities', id] };
}

/** Opens (or finds again) the conversation with one person alone. */
export function openPersonCall(serviceUrl: string, botId: string, user: string, tenant: string): ConnectorCall {
  return { serviceUrl, method: 'POST', path: ['conversations'], body: { isGroup: false, bot: { id: botId }, members: [{ id: user }], tenantId: tenant, channelData: { tenant: { id: tenant } } } };
}
