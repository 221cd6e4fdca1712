import type { Incoming } from '../../src/chat/incoming.js';
import type { Delivery, NewDelivery, Settled } from '../../src/delivery/delivery.js';
import type { Reach } from '../../src/delivery/repository.js';
import type { FormerDate, Milestone } from '../../src/roadmap/milestone.js';
import type { Change } from '../../src/roadmap/change.js';
import type { Store } from '../../src/store.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { instantFromMs, type Instant } from '../../src/time/instant.js';

const START_MS = Date.parse('2026-11-24T09:00:00.000Z');

/** So many seconds after the beginning of a test's time. */
export const at = (seconds: number): Instant => instantFromMs(START_MS + seconds * 1_000);

/** Everything within reach. */
export const ALL: Reach = { platforms: ['slack', 'teams', 'web', 'console'], onlyConversation: null, except: [], closedTenants: [], room: () => 1_000 };

const day = (text: string): CalendarDate => CalendarDate.parse(text);

export function milestone(some: Partial<Milestone> = {}): Milestone {
  return {
    id: 'imrf-2026', startsOn: day('2026-05-05'), endsOn: day('2026-05-08'), precision: 'day', grain: 'day', status: 'confirmed', cycle: '2026',
    title: 'Second International Migration Review Forum', summary: 'Four days in New York.', kind: 'forum', cluster: null, region: 'global', audience: ['all'],
    deadline: false, time: null, location: 'New York', parent: null, rule: null, derivedFrom: null, aliases: { fr: ['le Forum'] },
    source: { title: 'A/RES/73/326', url: 'https://example.org/1' }, alsoSources: [], readVia: null, checkedOn: day('2026-11-01'), notes: null, network: null,
    revision: 1, dateRevision: 1, dateSince: null, dateCode: 'D-7K2', ...some,
  };
}

/** The sample milestone moved by a month, with the date that no longer holds and the change that did it. */
export function moved(before = milestone()): { change: Change; next: Milestone; former: FormerDate } {
  const next = { ...before, startsOn: day('2026-06-05'), endsOn: day('2026-06-08'), revision: before.revision + 1, dateRevision: before.dateRevision + 1, dateSince: at(5), dateCode: 'D-9QX' };
  const { startsOn, endsOn, precision, grain, status, dateRevision, dateCode } = before;
  return {
    next,
    former: { milestone: before.id, startsOn, endsOn, precision, grain, status, dateRevision, dateCode, knownFrom: day('2025-01-01'), supersededOn: day('2026-11-24'), since: null, until: at(5), reason: 'the hall', source: null, note: null },
    change: { id: 'c1', milestone: before.id, kind: 'move', state: 'released', by: 'console:ana', at: at(5), reason: 'the hall', source: null, old: { startsOn }, new: { startsOn: next.startsOn }, partOf: null, hold: null },
  };
}

export function delivery(key: string, some: Partial<NewDelivery> = {}): NewDelivery {
  return { key, conversation: 'v1', thread: null, onlyFor: null, saying: { says: 'reminders.soon', args: { milestone: 'imrf-2026' } }, language: null, priority: 20, due: at(0), subjects: [], updates: null, ...some };
}

export function sent(key: string, some: Partial<Settled> = {}): Settled {
  return { key, attempt: 1, asked: false, state: 'sent', receipt: `r-${key}`, reason: null, nextTry: null, again: false, told: [], ...some };
}

export function incoming(eventId: string, conversation = 'C1'): Incoming {
  return {
    eventId, address: { platform: 'slack', tenant: 'T1', conversation, kind: 'channel', route: null }, thread: null, account: { platform: 'slack', tenant: 'T1', user: 'U1' },
    locale: 'fr-FR', canOpenForm: true, canPostLater: true, happening: { kind: 'said', text: 'when is the Forum' },
  };
}

/** Conversations v1, v2 … so many, heard from then. */
export async function openConversations(store: Store, count: number, heardAt: Instant = at(0)): Promise<void> {
  await store.transact(async (tx) => {
    for (let n = 1; n <= count; n += 1) await tx.networks.openConversation(`v${n}`, { platform: 'slack', tenant: 'T1', conversation: `C${n}`, kind: 'channel', route: null }, null, heardAt);
  });
}

/** What a worker takes of what is due by then. */
export function claim(store: Store, worker: string, seconds = 1, limit = 10): Promise<Delivery[]> {
  return store.transact((tx) => tx.deliveries.claim(worker, at(seconds), limit, ALL));
}

/** By what each is known. */
export function keysOf(deliveries: readonly Delivery[]): string[] {
  return deliveries.map(({ key }) => key);
}
