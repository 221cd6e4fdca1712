import type { Account, ConversationAddress } from '../../src/chat/conversation.js';

/** The one tenant of the training page. */
export const TENANT = 'local';

const CHANNEL = /^network-([A-Z]{2}|[a-z]+(-[a-z]+)*)$/;
const ALONE = 'person-';

/** Where a conversation of the page is; undefined where there is none of this name. */
export function addressOf(conversation: string): ConversationAddress | undefined {
  const kind = kindOf(conversation);
  return kind === undefined ? undefined : { platform: 'web', tenant: TENANT, conversation, kind, route: null };
}

/** Whether this person reads and writes there: a conversation with the bot alone is nobody else's. */
export function isOpenTo(conversation: string, name: string): boolean {
  return kindOf(conversation) === 'channel' || conversation === aloneWith(name);
}

/** A person of the training room. Nobody proves who she is: the page runs on one machine, for practice. */
export function accountOf(name: string): Account {
  return { platform: 'web', tenant: TENANT, user: name };
}

/** The conversation of one person with the bot alone. */
export function aloneWith(name: string): string {
  return ALONE + name;
}

function kindOf(conversation: string): 'channel' | 'person' | undefined {
  if (CHANNEL.test(conversation)) return 'channel';
  return conversation.startsWith(ALONE) && conversation.length > ALONE.length ? 'person' : undefined;
}
