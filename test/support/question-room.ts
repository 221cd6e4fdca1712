import { join } from 'node:path';
import { decide } from '../../src/bot.js';
import { makeCompose } from '../../src/composing.js';
import type { Account, ConversationAddress } from '../../src/chat/conversation.js';
import type { Happening, Mention } from '../../src/chat/incoming.js';
import type { Button, Message } from '../../src/chat/message.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { forgetWhatIsOver } from '../../src/requests/forget-what-is-over.js';
import { loadShipped } from '../../src/roadmap/load.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { idMaker } from '../../src/time/ids.js';
import type { Instant } from '../../src/time/instant.js';
import { handClock } from './hand-clock.js';
import { sqliteGround } from './open-stores.js';
import { SHIPPED_FORMS } from './practice-forms.js';

const data = join(packageRoot, 'data');
const networks = readNetworkDirectory(data);

/** A place to ask: a conversation, and a thread of it. */
export interface Place {
  readonly address: ConversationAddress;
  readonly thread: string | null;
}

/** What left: where, in place of which message, its words and its buttons. `receipt` names the posted message. */
export interface Left {
  readonly conversation: string;
  readonly thread: string | null;
  readonly updates: string | null;
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly receipt: string;
  /** Whose eyes it is for; null for all. */
  readonly onlyFor: string | null;
  readonly file: NonNullable<Message['file']> | null;
}

/** A channel, or a thread of it. */
export function channel(name: string, thread: string | null = null): Place {
  return { address: { platform: 'slack', tenant: 'T1', conversation: name, kind: 'channel', route: null }, thread };
}

/** A house with the shipped roadmap, in which what is said leaves at once and what is changed in place keeps its receipt. */
export async function questionRoom(start = '2026-03-03T09:00:00Z', publicUrl: string | null = null) {
  const clock = handClock(start);
  const ground = await sqliteGround(clock);
  const store = await ground.open();
  let drawn = 0;
  const newId = idMaker(clock, () => (drawn++ % 31) / 32);
  const tools = { networks, forms: new Map(), practiceForms: SHIPPED_FORMS, clock, newId, publicUrl, secretariatZone: 'America/New_York' };
  await store.transact((tx) => loadShipped(tx.roadmap, readShippedRoadmap(join(data, 'roadmap.json'))));
  const account = (user: string): Account => ({ platform: 'slack', tenant: 'T1', user });
  const compose = makeCompose(store.reads, { networks, practiceForms: SHIPPED_FORMS, clock, publicUrl });

  async function happens(user: string, { address, thread }: Place, happening: Happening, locale: string | null = 'en', when: { readonly receivedAt?: Instant; readonly happenedAt?: Instant } = {}): Promise<{ readonly direct: DirectAnswer; readonly left: readonly Left[] }> {
    const { receivedAt = clock.machineNow(), happenedAt = receivedAt } = when;
    const incoming = { eventId: newId(), address, thread, account: account(user), locale, canOpenForm: true, canPostLater: true, happenedAt, happening };
    const direct = await store.transact((tx) => decide(tx, { id: newId(), incoming, receivedAt, attempts: 0 }, tools));
    return { direct, left: await send() };
  }

  async function send(): Promise<Left[]> {
    const left: Left[] = [];
    for (;;) {
      const [delivery] = await store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, { platforms: ['slack'], onlyConversation: null, except: [], closedTenants: [], room: () => 1_000 }));
      if (delivery === undefined) return left;
      const composed = await compose(delivery);
      if (composed.kind !== 'ready') throw new Error(composed.kind === 'skip' ? composed.reason : 'a message to be removed');
      const earlier = delivery.updates === null ? undefined : await store.reads.deliveries.findDelivery(delivery.updates);
      const receipt = earlier?.receipt ?? `posted-${delivery.key}`;
      await store.transact((tx) => tx.deliveries.settle('w', [{ key: delivery.key, attempt: delivery.attempts, asked: false, state: 'sent', receipt, reason: null, nextTry: null, again: false, told: [] }], clock.machineNow()));
      const buttons = composed.message.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
      left.push({ conversation: composed.to.address.conversation, thread: composed.to.thread, updates: delivery.updates, text: composed.message.text, buttons, receipt, onlyFor: composed.to.onlyFor?.user ?? null, file: composed.message.file ?? null });
    }
  }

  return {
    store, clock, newId, send, happens, at: ground.at, close: ground.end,
    says: (user: string, place: Place, text: string) => happens(user, place, { kind: 'said', text }).then(({ left }) => left),
    /** Says something in which others are mentioned. */
    mentions: (user: string, place: Place, text: string, mentions: readonly Mention[]) => happens(user, place, { kind: 'said', text, mentions: [...mentions] }).then(({ left }) => left),
    /** Presses the button of this action under a message that left. */
    presses: (user: string, place: Place, message: Left | undefined, action: string) =>
      happens(user, place, { kind: 'pressed', action, value: message?.buttons.find(({ id }) => id === action)?.value, message: message?.receipt ?? null }).then(({ left }) => left),
    pressesButton: (user: string, place: Place, message: Left | undefined, button: Button | undefined) =>
      happens(user, place, { kind: 'pressed', action: button?.id ?? '', value: button?.value, message: message?.receipt ?? null }).then(({ left }) => left),
    forget: () => store.transact((tx) => forgetWhatIsOver(tx.requests, clock.machineNow())),
    tools: { newId, clock },
  };
}
