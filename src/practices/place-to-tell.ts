import type { Conversation } from '../networks/conversation.js';
import type { Practice } from './practice.js';

/**
 * Where its submitter hears what becomes of a practice: in the place where she hands it in, but for the channel or group of another
 * network, or of none. What she is told holds its words and what reviewers say of them; it goes on to be told where it was before.
 */
export function placeToTell({ network, conversation }: Pick<Practice, 'network' | 'conversation'>, here: Pick<Conversation, 'id' | 'network' | 'address'>): string | null {
  return here.address.kind === 'person' || network === null || here.network === network ? here.id : conversation;
}
