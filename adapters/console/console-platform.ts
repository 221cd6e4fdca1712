import type { ConversationAddress } from '../../src/chat/conversation.js';
import type { ChatPlatform } from '../../src/chat/platform.js';
import type { Message } from '../../src/chat/message.js';

/** A terminal as a place to talk. It keeps the port honest: nothing about it is like Slack or Teams. It holds one conversation. */
export function consolePlatform(here: Pick<ConversationAddress, 'conversation'>, show: (message: Message, key: string) => Promise<void>, printed: () => Promise<void>): ChatPlatform {
  return {
    name: 'console',
    capabilities: { findsPosted: false, updates: false, removes: false },
    limits: { perConversation: [], perTenant: [], retryAfterSilences: 'conversation' },
    async post(to, message, key) {
      if (to.address.conversation !== here.conversation) return { kind: 'unreachable', reason: 'this terminal shows another conversation' };
      await show(message, key);
      // Whoever reads may be slow: what this process still holds is lost when it is killed.
      await printed();
      return { kind: 'sent', receipt: key };
    },
    update: () => Promise.resolve({ kind: 'gone', reason: 'a printed line cannot be changed' }),
    remove: () => Promise.resolve({ kind: 'gone', reason: 'a printed line cannot be removed' }),
    findPosted: () => Promise.resolve({ kind: 'unsupported' }),
  };
}
