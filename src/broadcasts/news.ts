import { z } from 'zod';
import { PRIORITY } from '../delivery/delivery.js';
import { who } from '../people/person.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import type { Actor } from './plan-step.js';

/** What approvers are told of a broadcast: it waits for one of them; a writer approved her own; it was corrected, or recalled. */
export const News = z.enum(['proposed', 'overridden', 'corrected', 'recalled']);
export type News = z.infer<typeof News>;

/** The name of what they are told. */
export const NEWS = 'broadcast.news';

/** Tells every approver, where she writes alone with the bot, but the one who did it. In the transaction of the step itself. */
export async function tellApprovers({ number, revision }: Broadcast, news: News, reason: string | null, { by, at }: Actor, { tx }: Pick<BroadcastTools, 'tx'>): Promise<void> {
  const granted = new Map((await tx.people.granted()).map((person) => [person.id, who(person.account)]));
  const others = (await tx.people.directConversations('approver')).filter(({ person }) => granted.get(person) !== by);
  const saying = { says: NEWS, args: { broadcast: number, news, by, reason } };
  await tx.deliveries.enqueue(others.map(({ conversation }) => ({
    key: `broadcast-news:${number}:${revision}:${news}:${conversation}`, conversation, thread: null, onlyFor: null, saying, language: null, priority: PRIORITY.reminder, due: at, subjects: [], updates: null,
  })), at);
}
