import type { ChangeOutcome, ChatPlatform, Destination, SendOutcome } from '../../src/chat/platform.js';
import type { Message } from '../../src/chat/message.js';
import type { Clock } from '../../src/time/clock.js';
import type { WebHistory } from './history.js';
import { addressOf, aloneWith, isOpenTo } from './room.js';

/** The training page as a platform: what is posted is written into the page's history, from which every open page draws. */
export function webPlatform(history: WebHistory, clock: Pick<Clock, 'now' | 'machineNow'>): ChatPlatform {
  return {
    name: 'web',
    capabilities: { findsPosted: true, updates: true, removes: true },
    limits: { perConversation: [], perTenant: [], retryAfterSilences: 'conversation' },
    post: (to, message, key) => post(history, clock, to, message, key),
    update: (_at, receipt, message) => changing(async () => history.replace(receipt, message, clock.now())),
    remove: (_at, receipt) => changing(async () => history.remove(receipt)),
    findPosted(at, key, since) {
      const entry = history.find(placeOf(at), key);
      return Promise.resolve(entry === undefined || entry.postedAt < since ? { kind: 'absent' } : { kind: 'found', receipt: entry.id, about: entry.message?.about ?? null });
    },
  };
}

async function post(history: WebHistory, clock: Pick<Clock, 'now' | 'machineNow'>, to: Destination, message: Message, key: string): Promise<SendOutcome> {
  const conversation = placeOf(to);
  if (addressOf(conversation) === undefined) return { kind: 'unreachable', reason: 'the training room has no such conversation' };
  try {
    const entry = await history.append({
      conversation, at: clock.now(), postedAt: clock.machineNow(), by: null, onlyFor: to.onlyFor?.user ?? null, text: message.text, message, key,
    });
    return { kind: 'sent', receipt: entry.id };
  } catch (fault) {
    return { kind: 'later', retryAfterMs: null, reason: reasonOf(fault) };
  }
}

/** What only one person may see stands in the conversation where she is, else with her alone. */
function placeOf({ address, onlyFor }: Destination): string {
  if (onlyFor === null || isOpenTo(address.conversation, onlyFor.user)) return address.conversation;
  return aloneWith(onlyFor.user);
}

async function changing(change: () => Promise<boolean>): Promise<ChangeOutcome> {
  try {
    return (await change()) ? { kind: 'done' } : { kind: 'gone', reason: 'it is not in the history of the training room' };
  } catch (fault) {
    return { kind: 'later', retryAfterMs: null, reason: reasonOf(fault) };
  }
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'the history could not be written';
}
