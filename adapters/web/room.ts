import type { Account, ConversationAddress } from '../../src/chat/conversation.js';

/** The one tenant of the training page. */
export const TENANT = 'local';

/** Channels of the training room, in the order in which they are shown. */
export const CHANNELS = ['egypt', 'kenya', 'mexico'] as const;

const ALONE = 'person:';

/** Where a conversation of the page is; undefined where there is none of this name. */
export function addressOf(conversation: string): ConversationAddress | undefined {
  const kind = kindOf(conversation);
  return kind === undefined ? undefined : { platform: 'web', tenant: TENANT, conversation, kind, route: null };
}

/** Whether this person reads and writes there: a conversation with the bot alone is nobody else's. */
export function isOpenTo(conversation: string, user: string): boolean {
  return kindOf(conversation) === 'channel' || conversation === ALONE + user;
}

/** A person of the training room. Nobody proves who she is: the page runs on one machine, for practice. */
export function accountOf(user: string): Account {
  return { platform: 'web', tenant: TENANT, user };
}

/** The conversation of one person with the bot alone. */
export function aloneWith(user: string): string {
  return ALONE + user;
}

function kindOf(conversation: string): 'channel' | 'person' | undefined {
  if (CHANNELS.some((channel) => channel === conversation)) return 'channel';
  return conversation.startsWith(ALONE) && conversation.length > ALONE.length ? 'person' : undefined;
}
