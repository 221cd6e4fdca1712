import { makeCompose } from '../../src/composing.js';
import { lateCorrector } from '../../src/corrections/correct-late.js';
import type { AboutDate, Message } from '../../src/chat/message.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { ALL } from '../contract/store-samples.js';
import { ledgerRoom } from './ledger-room.js';
import { SHIPPED_FORMS } from './practice-forms.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);

/** What left the house: where, by which key, and its message. */
export interface Sent {
  readonly key: string;
  readonly conversation: string;
  readonly message: Message;
}

/** A house with these milestones and channels, in which dates are told, moved and corrected by hand. */
export async function correctionRoom(milestones: readonly Milestone[], channels: readonly string[], publicUrl: string | null = null) {
  const room = await ledgerRoom(milestones);
  const { clock } = room;
  let tellings = 0;
  let correctLate = lateCorrector(room.store, clock);
  await room.store.transact(async (tx) => {
    for (const channel of channels) await openChannel(tx, channel, clock.machineNow());
  });

  /** Settles one delivery as its platform answered. */
  async function settle(key: string, about: readonly AboutDate[]): Promise<void> {
    const settled = { key, attempt: 1, asked: false, state: 'sent' as const, receipt: `posted-${key}`, reason: null, nextTry: null, again: false, told: about };
    await room.store.transact((tx) => tx.deliveries.settle('w', [settled], clock.machineNow()));
  }

  /** An answer is on its way with the date of this moment, new or in place of an older message; what comes back settles it. */
  async function beginTelling(conversation: string, milestone: string, onlyFor: string | null = null, updates: string | null = null): Promise<() => Promise<void>> {
    const key = `reply:asked-${tellings++}:0`;
    const stands = await room.store.reads.roadmap.findMilestone(milestone);
    const now = clock.machineNow();
    await room.store.transact(async (tx) => {
      await tx.deliveries.enqueue([{ key, conversation, thread: null, onlyFor, saying: { says: 'answer.dates', args: { milestones: [milestone] } }, language: null, priority: 0, due: now, subjects: [], updates }], now);
      await tx.deliveries.claim('w', now, 1, { ...ALL, onlyConversation: conversation });
    });
    return () => settle(key, [{ milestone, dateRevision: stands?.dateRevision ?? 1 }]);
  }

  return {
    room, clock, beginTelling,
    get store() {
      return room.store;
    },
    close: room.close,
    tells: async (conversation: string, milestone: string, onlyFor: string | null = null) => (await beginTelling(conversation, milestone, onlyFor))(),
    /** Somebody presses a button of an older message: it tells the date of this moment now. */
    changesInPlace: async (conversation: string, milestone: string) => (await beginTelling(conversation, milestone, null, 'reply:asked-0:0'))(),
    correctLate: () => correctLate(),
    loses: (conversation: string) => room.store.transact((tx) => tx.networks.markUnreachable(conversation, 'is_archived', clock.machineNow())),
    hearsFrom: (conversation: string) => room.store.transact((tx) => openChannel(tx, conversation, clock.machineNow())),
    async restart() {
      await room.restart();
      correctLate = lateCorrector(room.store, clock);
    },
    /** What is due next goes out, nobody hears whether it arrived, and after a while nobody asks any more. Gives its key. */
    async givesUpInDoubt(): Promise<string> {
      const [delivery] = await room.store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, ALL));
      if (delivery === undefined) throw new Error('nothing is due');
      const settled = { key: delivery.key, attempt: delivery.attempts, asked: false, state: 'unknown' as const, receipt: null, reason: 'no answer', nextTry: null, again: false, told: [] };
      await room.store.transact((tx) => tx.deliveries.settle('w', [settled], clock.machineNow()));
      clock.pass(1_000);
      await room.store.transact((tx) => tx.deliveries.ageOut([{ in: 'unknown', ms: 1_000, becomes: 'refused', reason: 'nobody saw it' }], clock.machineNow()));
      return delivery.key;
    },
    triesAgain: (key: string) => room.store.transact((tx) => tx.deliveries.tryAgain(key, clock.machineNow())),
    corrections: async () => (await room.store.reads.deliveries.deliveries({ limit: 1_000 })).filter(({ saying }) => saying.says === 'correction'),
    /** Sends what is due now, one after the other; skipped ones are settled so. */
    async sends(): Promise<Sent[]> {
      const compose = makeCompose(room.store.reads, { networks, practiceForms: SHIPPED_FORMS, clock, publicUrl });
      const sent: Sent[] = [];
      for (;;) {
        const [delivery] = await room.store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, ALL));
        if (delivery === undefined) return sent;
        const composed = await compose(delivery);
        if (composed.kind === 'skip') {
          await room.store.transact((tx) => tx.deliveries.settle('w', [{ key: delivery.key, attempt: delivery.attempts, asked: false, state: 'skipped', receipt: null, reason: composed.reason, nextTry: null, again: false, told: [] }], clock.machineNow()));
          continue;
        }
        if (composed.kind === 'remove') throw new Error('a message to be removed');
        await settle(delivery.key, composed.message.about);
        sent.push({ key: delivery.key, conversation: delivery.conversation, message: composed.message });
      }
    },
  };
}

type Tx = Parameters<Parameters<Awaited<ReturnType<typeof ledgerRoom>>['store']['transact']>[0]>[0];

function openChannel(tx: Tx, conversation: string, at: ReturnType<Awaited<ReturnType<typeof ledgerRoom>>['clock']['machineNow']>) {
  return tx.networks.openConversation(conversation, { platform: 'slack', tenant: 'T1', conversation, kind: 'channel', route: null }, null, at);
}
