import { pino } from 'pino';
import type { Happening, Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { decide } from '../../src/bot.js';
import { makeCompose } from '../../src/composing.js';
import { practicePages } from '../../src/practice-pages.js';
import type { PracticeForms } from '../../src/practices/forms.js';
import { PRACTICE_FORM } from '../../src/practices/practice-form.js';
import { plannerOf } from '../../src/planner-tick.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import type { Message } from '../../src/chat/message.js';
import { idMaker } from '../../src/time/ids.js';
import { ALL } from '../contract/store-samples.js';
import { handClock } from '../support/hand-clock.js';
import { sqliteGround } from '../support/open-stores.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);

/** What somebody got: what stood in the answer itself, and what was sent. */
export interface Got {
  readonly direct: DirectAnswer;
  readonly messages: readonly Message[];
}

/** The words of all that was sent to her. */
export const textOf = ({ messages }: Got): string => messages.map(({ text }) => text).join('\n');

/** The form that stands in the answer itself; fails where none does. */
export function formOf({ direct }: Got) {
  if (!('form' in direct)) throw new Error(`expected a form, got ${JSON.stringify(direct).slice(0, 300)}`);
  return direct;
}

/** A house in which practices are written: the real bot on a real database, with nothing between. Everybody writes alone with the bot and names Kenya's network; Amina and Ben are its focal points. */
export async function practiceRoom(practiceForms: PracticeForms = SHIPPED_FORMS) {
  const clock = handClock('2026-11-27T09:00:00Z');
  const ground = await sqliteGround(clock);
  const store = await ground.open();
  let drawn = 0;
  const newId = idMaker(clock, () => (drawn++ % 31) / 32);
  const tools = { networks, forms: new Map([[PRACTICE_FORM, practicePages(practiceForms)]]), practiceForms, clock, newId, publicUrl: null, secretariatZone: 'America/New_York' };
  const compose = makeCompose(store.reads, { networks, practiceForms, clock, publicUrl: null });
  const { plan } = plannerOf({ store, networks, clock, newId, secretariatZone: 'America/New_York', log: pino({ level: 'silent' }) }, { wake: () => undefined }, null);

  await store.transact(async (tx) => {
    for (const platform of ['web', 'console'] as const) for (const user of ['amina', 'ben']) {
      const { id } = await tx.people.meet(newId(), { platform, tenant: 'local', user });
      await tx.people.grant(id, { role: 'focal-point', network: 'KE' });
    }
  });

  interface Where {
    readonly platform?: 'web' | 'console';
    readonly network?: string | null;
  }

  async function does(user: string, happening: Happening, { platform = 'web', network = 'KE' }: Where = {}): Promise<Got> {
    const address = { platform, tenant: 'local', conversation: `person-${user}`, kind: 'person', route: null } as const;
    const incoming: Incoming = { eventId: newId(), address, thread: null, account: { platform, tenant: 'local', user }, locale: 'en', canOpenForm: true, canPostLater: true, happening };
    await store.transact(async (tx) => {
      const { id } = await tx.networks.openConversation(newId(), address, 'en', clock.machineNow());
      await tx.networks.settle(id, { network, language: 'en' });
    });
    const direct = await store.transact((tx) => decide(tx, { id: newId(), incoming, receivedAt: clock.machineNow(), attempts: 0 }, tools));
    return { direct, messages: await sent() };
  }

  async function sent(): Promise<Message[]> {
    const messages: Message[] = [];
    for (;;) {
      const [delivery] = await store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, ALL));
      if (delivery === undefined) return messages;
      const composed = await compose(delivery);
      if (composed.kind === 'ready') messages.push(composed.message);
      await store.transact((tx) => tx.deliveries.settle('w', [{ key: delivery.key, attempt: delivery.attempts, asked: false, state: composed.kind === 'ready' ? 'sent' : 'skipped', receipt: composed.kind === 'ready' ? delivery.key : null, reason: composed.kind === 'skip' ? composed.reason : null, nextTry: null, again: false, told: [] }], clock.machineNow()));
    }
  }

  return {
    store, clock, does, close: () => ground.end(),
    says: (user: string, text: string, where: Where = { platform: 'console' }) => does(user, { kind: 'said', text }, where),
    presses: (user: string, action: string, value: unknown) => does(user, { kind: 'pressed', action, value, message: null }),
    async planned(): Promise<Message[]> {
      await plan();
      return sent();
    },
    practices: () => store.reads.practices.listPractices({}, { after: null, limit: 100 }),
  };
}
