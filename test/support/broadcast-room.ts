import { approveBroadcast } from '../../src/broadcasts/approve-broadcast.js';
import type { Content } from '../../src/broadcasts/broadcast.js';
import { correctBroadcast, nudgeUnseen, recallBroadcast } from '../../src/broadcasts/correct-broadcast.js';
import { broadcastFollower } from '../../src/broadcasts/follow-all.js';
import { readCounts, readReport } from '../../src/broadcasts/report.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from '../../src/broadcasts/send-broadcast.js';
import { editBroadcast, writeBroadcast, type Stepped } from '../../src/broadcasts/write-broadcast.js';
import type { BroadcastTools } from '../../src/broadcasts/broadcast-tools.js';
import type { Schedule } from '../../src/broadcasts/broadcast.js';
import type { ApprovalWish } from '../../src/broadcasts/plan-step.js';
import type { Message } from '../../src/chat/message.js';
import { makeCompose } from '../../src/composing.js';
import { endOf, perhapsTold, skipped } from '../../src/delivery/after-try.js';
import type { Delivery, Settled } from '../../src/delivery/delivery.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { idMaker } from '../../src/time/ids.js';
import { SHIPPED_FORMS } from './practice-forms.js';
import { ALL } from '../contract/store-samples.js';
import { handClock } from './hand-clock.js';
import { sqliteGround } from './open-stores.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);

/** What a platform did with a row: a message, changed in place or new, or one that was taken away. */
export interface Carried {
  readonly key: string;
  readonly conversation: string;
  readonly updates: string | null;
  readonly message: Message | null;
}

/** How a try ends on the pretended platform. `sent-anew`: what it was to change is gone; `sent-again`: the same, after a try that may have arrived. */
export type Ending = 'sent' | 'sent-anew' | 'sent-again' | 'unknown' | 'later' | 'refused' | 'unreachable';

/** A house with channels of networks, in which broadcasts are written, approved, carried and followed by hand. */
export async function broadcastRoom(channels: Readonly<Record<string, string | null>>, start = '2026-11-24T09:00:00Z') {
  const clock = handClock(start);
  const ground = await sqliteGround(clock);
  const store = await ground.open();
  let drawn = 0;
  const newId = idMaker(clock, () => (drawn++ % 31) / 32);
  await store.transact(async (tx) => {
    for (const [id, network] of Object.entries(channels)) {
      await tx.networks.openConversation(id, { platform: 'slack', tenant: 'T1', conversation: id, kind: 'channel', route: null }, null, clock.machineNow());
      await tx.networks.settle(id, { network });
    }
  });
  const compose = makeCompose(store.reads, { networks, practiceForms: SHIPPED_FORMS, clock, publicUrl: null });
  const take = <T>(fn: (tools: BroadcastTools) => Promise<T>): Promise<T> => store.transact((tx) => fn({ tx, clock, newId, networks }));
  const actor = (by: string) => ({ by: `slack:T1/${by}`, at: clock.machineNow() });
  const good = async (stepped: Promise<Stepped>) => {
    const done = await stepped;
    if ('refused' in done) throw new Error(done.refused);
    return done;
  };

  async function carry(delivery: Delivery, ending: Ending): Promise<Carried | undefined> {
    const composed = await compose(delivery);
    const settled = endOf(delivery);
    const settle = (one: Settled) => store.transact((tx) => tx.deliveries.settle('w', [one], clock.machineNow()));
    if (composed.kind === 'skip') {
      await settle(skipped(delivery, composed.reason));
      return undefined;
    }
    if (ending === 'later') await settle({ ...settled, state: 'retrying', reason: 'rate limited', nextTry: clock.machineNow() });
    else if (!isSent(ending)) await settle({ ...settled, state: ending, reason: ending });
    if (!isSent(ending) && ending !== 'unknown') return undefined;
    const earlier = delivery.updates === null || ending !== 'sent' ? undefined : await store.reads.deliveries.findDelivery(delivery.updates);
    if (isSent(ending)) await settle({ ...settled, state: 'sent', again: ending === 'sent-again', receipt: earlier?.receipt ?? `posted-${delivery.key}`, told: [...(composed.kind === 'ready' ? composed.message.about : []), ...perhapsTold(delivery)] });
    return { key: delivery.key, conversation: delivery.conversation, updates: delivery.updates, message: composed.kind === 'ready' ? composed.message : null };
  }

  return {
    store, at: ground.at, clock, newId, networks, compose, take, close: ground.end,
    begin: (content: Content, by = 'UANA', state: 'draft' | 'proposed' = 'proposed') => take((tools) => writeBroadcast(content, state, actor(by), tools)),
    edit: (number: number, content: Content, by = 'UANA') => take((tools) => editBroadcast(number, content, actor(by), tools)),
    approve: (number: number, by = 'UBEN', wish: Partial<ApprovalWish> = {}) => take((tools) => approveBroadcast(number, { hash: null, confirm: null, override: null, ...wish }, actor(by), tools)),
    send: (number: number, schedule: Schedule = { kind: 'now' }, by = 'UANA') => take((tools) => sendBroadcast(number, schedule, null, actor(by), tools)),
    stop: (number: number) => take((tools) => stopBroadcast(number, actor('UANA'), tools)),
    resume: (number: number) => take((tools) => resumeBroadcast(number, actor('UANA'), tools)),
    correct: (number: number, content: Content, by = 'UBEN') => take((tools) => correctBroadcast(number, content, 'a wrong day', actor(by), tools)),
    recall: (number: number, by = 'UBEN') => take((tools) => recallBroadcast(number, null, actor(by), tools)),
    nudge: (number: number) => take((tools) => nudgeUnseen(number, actor('UANA'), tools)),
    follow: () => broadcastFollower({ store, clock, newId, onFault: raise })(),
    /** Proposed by one, approved by another, let go. */
    async lets(content: Content) {
      const { number } = await this.begin(content);
      await good(this.approve(number));
      return good(this.send(number));
    },
    /** Claims one row as the dispatcher does; undefined where nothing is due. */
    claims: async (): Promise<Delivery | undefined> => (await store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, ALL)))[0],
    carry,
    /** Carries up to so many rows. */
    async carries(most = 1_000, ending: Ending = 'sent'): Promise<Carried[]> {
      const carried: Carried[] = [];
      for (let n = 0; n < most; n += 1) {
        const delivery = await this.claims();
        if (delivery === undefined) return carried;
        const done = await carry(delivery, ending);
        if (done !== undefined) carried.push(done);
      }
      return carried;
    },
    loses: (conversation: string) => store.transact((tx) => tx.networks.markUnreachable(conversation, 'is_archived', clock.machineNow())),
    hearsFrom: (conversation: string) => store.transact((tx) => tx.networks.openConversation(newId(), { platform: 'slack', tenant: 'T1', conversation, kind: 'channel', route: null }, null, clock.machineNow())),
    counts: async (number: number) => readCounts((await store.reads.broadcasts.find(number))!, store.reads, clock.machineNow()),
    report: async (number: number) => readReport((await store.reads.broadcasts.find(number))!, store.reads, clock.machineNow()),
  };
}

function raise(fault: unknown): never {
  throw fault;
}

function isSent(ending: Ending): ending is 'sent' | 'sent-anew' | 'sent-again' {
  return ending.startsWith('sent');
}
