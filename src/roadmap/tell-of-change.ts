import type { Saying } from '../chat/saying.js';
import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { Instant } from '../time/instant.js';
import type { HeldChange } from './change.js';
import type { LedgerTools } from './ledger-tools.js';
import { isSamePerson } from './same-person.js';

/** Asks everyone who may release a change, where she can be written to alone, but not its maker. Resolves with their number. */
export async function askToRelease(change: HeldChange, saying: Saying, tools: LedgerTools): Promise<number> {
  const { tx, clock } = tools;
  const direct = await tx.people.directConversations('approver');
  const others: string[] = [];
  for (const { conversation, person } of direct) if (!(await isSamePerson(change.by, person, tx.people))) others.push(conversation);
  const now = clock.machineNow();
  await tx.deliveries.enqueue(others.map((conversation) => deliveryOf(`release-waits:${change.id}:${conversation}`, conversation, saying, now)), now);
  return others.length;
}

/** Tells the conversation in which a change was proposed how it ended, unless it ended there. */
export async function tellHowItEnded(change: HeldChange, saying: Saying, endedIn: string | null, { tx, clock }: LedgerTools): Promise<void> {
  const { conversation } = change.hold;
  if (conversation === null || conversation === endedIn) return;
  const now = clock.machineNow();
  await tx.deliveries.enqueue([deliveryOf(`change-ended:${change.id}`, conversation, saying, now)], now);
}

function deliveryOf(key: string, conversation: string, saying: Saying, due: Instant): NewDelivery {
  return { key, conversation, thread: null, onlyFor: null, saying, language: null, priority: PRIORITY.reply, due, subjects: [], updates: null };
}
