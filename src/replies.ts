import { PRIORITY, type NewDelivery } from './delivery/delivery.js';
import type { Kept } from './inbox/repository.js';
import type { Language } from './language/language.js';
import type { Conversation } from './networks/conversation.js';
import type { Answered } from './people/heard.js';
import { who } from './people/person.js';
import { formBehindButton } from './form-button.js';
import type { Writes } from './store.js';
import type { Clock } from './time/clock.js';

/** Puts what was answered into the outbox, first in line: `reply:<inbox id>:<n>`, in the thread in which it was asked. */
export async function enqueueReplies(tx: Pick<Writes, 'deliveries'>, kept: Kept, conversation: Conversation, answered: Answered, language: Language | null, clock: Pick<Clock, 'machineNow'>): Promise<void> {
  const { incoming } = kept;
  const { form } = answered;
  // A form that cannot open by itself (a mention has no trigger) waits behind a button.
  const says = form?.kind === 'open' && !incoming.canOpenForm ? [...answered.says, formBehindButton.of({ form: form.form.id })] : answered.says;
  if (says.length === 0) return;
  const now = clock.machineNow();
  const onlyFor = answered.onlyForPerson === true && incoming.account !== null && incoming.address.kind !== 'person' ? who(incoming.account) : null;
  const updates = answered.updatesPressed === true ? await pressedDelivery(tx, kept, conversation) : null;
  const deliveries = says.map((saying, at): NewDelivery => ({
    key: replyKey(kept.id, at), conversation: conversation.id, thread: incoming.thread, onlyFor, saying, language,
    priority: PRIORITY.reply, due: now, subjects: [], updates: at === 0 ? updates : null,
  }));
  await tx.deliveries.enqueue(deliveries, now);
}

/** Names what is answered to something that arrived. */
export function replyKey(inboxId: string, at: number): string {
  return `reply:${inboxId}:${at}`;
}

async function pressedDelivery(tx: Pick<Writes, 'deliveries'>, { incoming }: Kept, conversation: Conversation): Promise<string | null> {
  if (incoming.happening.kind !== 'pressed' || incoming.happening.message === null) return null;
  return (await tx.deliveries.findByReceipt(conversation.id, incoming.happening.message))?.key ?? null;
}
