import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store.js';
import type { Ground } from '../support/open-stores.js';
import { storeKeepsCopies } from './store-broadcast-copies.contract.js';
import { storeKeepsBroadcasts } from './store-broadcasts.contract.js';
import { storeKeepsCalendars } from './store-calendar.contract.js';
import { storeKeepsCorrections } from './store-corrections.contract.js';
import { storeCountsDatesTold } from './store-dates-told.contract.js';
import { storeKeepsDeliveries } from './store-deliveries.contract.js';
import { storeDoubtsDeliveries } from './store-doubts.contract.js';
import { storeKeepsFiles } from './store-files.contract.js';
import { storeKeepsForms } from './store-forms.contract.js';
import { storeHoldsBack } from './store-held.contract.js';
import { storeKeepsLedger } from './store-ledger.contract.js';
import { storeKeepsNetworks } from './store-networks.contract.js';
import { storeTellsWhatIsOvertaken } from './store-overtaken.contract.js';
import { storeKeepsPeople } from './store-people.contract.js';
import { storeSharesDeliveries } from './store-reach.contract.js';
import { storeKeepsReviews } from './store-practice-review.contract.js';
import { storeFindsPractices } from './store-practice-search.contract.js';
import { storeKeepsPractices } from './store-practices.contract.js';
import { storeKeepsReference } from './store-reference.contract.js';
import { storeStampsReminders } from './store-reminders.contract.js';
import { storeKeepsRequests } from './store-requests.contract.js';
import { storeKeepsWeekly } from './store-weekly.contract.js';
import { storeErasesPeople } from './store-privacy.contract.js';
import { storeKeepsSupport } from './store-support.contract.js';
import { storeKeepsTranslations } from './store-translations.contract.js';
import { storeKeepsTurns } from './store-turns.contract.js';

/** Two stores on one fresh database, as a server and the command line beside it have them. */
export interface Opened {
  readonly one: Store;
  readonly other: Store;
}

/** What every database must keep. `fresh` makes an empty one for each test. */
export function storeContract(fresh: () => Promise<Ground>): void {
  let ground: Ground;
  let opened: Opened;
  beforeEach(async () => {
    ground = await fresh();
    opened = { one: await ground.open(), other: await ground.open() };
  });
  afterEach(() => ground.end());
  const stores = () => opened;

  describe('transactions', () => storeTransacts(stores));
  describe('the ledger and the records', () => storeKeepsLedger(stores));
  describe('reference facts', () => storeKeepsReference(stores));
  describe('translations', () => storeKeepsTranslations(stores));
  describe('people, networks and what arrives', () => storeKeepsPeople(stores));
  describe('the registry of networks, and its focal points', () => storeKeepsNetworks(stores));
  describe('calendars to subscribe to', () => storeKeepsCalendars(stores));
  describe('broadcasts', () => {
    storeKeepsBroadcasts(stores);
    storeKeepsCopies(stores);
  });
  describe('corrections', () => storeKeepsCorrections(stores));
  describe('the week of the Secretariat', () => storeKeepsWeekly(stores));
  describe('people who are erased', () => storeErasesPeople(stores));
  describe('requests for support', () => storeKeepsSupport(stores));
  describe('questions and replies', () => storeKeepsRequests(stores));
  describe('the last turns', () => storeKeepsTurns(stores));
  describe('files and installations', () => storeKeepsFiles(stores));
  describe('forms and installations', () => storeKeepsForms(stores));
  describe('finding practices', () => storeFindsPractices(stores));
  describe('practices', () => storeKeepsPractices(stores));
  describe('reviews of practices', () => storeKeepsReviews(stores));
  describe('what decides about reminders', () => storeStampsReminders(stores));
  describe('what carries a date that a change waits for', () => storeHoldsBack(stores));
  describe('reminders that another says', () => storeTellsWhatIsOvertaken(stores));
  describe('deliveries', () => {
    storeKeepsDeliveries(stores);
    storeCountsDatesTold(stores);
    storeDoubtsDeliveries(stores);
  });
  describe('deliveries of processes beside each other', () => storeSharesDeliveries(stores));
}

function storeTransacts(stores: () => Opened): void {
  it('shows what one store wrote to the other at once', async () => {
    await stores().one.transact((tx) => tx.records.setMark('training', 'yes'));

    expect(await stores().other.reads.records.findMark('training')).toBe('yes');
  });

  it('writes nothing of a transaction that throws', async () => {
    const broken = stores().one.transact(async (tx) => {
      await tx.records.setMark('half', 'yes');
      throw new Error('broken off');
    });

    await expect(broken).rejects.toThrow('broken off');
    expect(await stores().one.reads.records.findMark('half')).toBeUndefined();
  });

  it('reads only what is committed while a transaction is open', async () => {
    const { one, other } = stores();

    const seen = await one.transact(async (tx) => {
      await tx.records.setMark('half', 'yes');
      return [await tx.records.findMark('half'), await one.reads.records.findMark('half'), await other.reads.records.findMark('half')];
    });

    expect(seen).toEqual(['yes', undefined, undefined]);
    expect(await other.reads.records.findMark('half')).toBe('yes');
  });

  it('goes on after a transaction that threw', async () => {
    const { one, other } = stores();
    await expect(one.transact(() => Promise.reject(new Error('broken off')))).rejects.toThrow('broken off');

    await other.transact((tx) => tx.records.setMark('whole', 'yes'));

    expect(await one.reads.records.findMark('whole')).toBe('yes');
  });

  it('refuses transact inside transact instead of hanging', async () => {
    const { one } = stores();

    await expect(one.transact(() => one.transact(() => Promise.resolve()))).rejects.toThrow('transact inside transact');
  });

  it('loses none of 200 read-then-write increments of two stores', async () => {
    const { one, other } = stores();
    const increment = (store: Store) => store.transact(async (tx) => {
      await tx.records.setMark('count', String(Number((await tx.records.findMark('count')) ?? '0') + 1));
    });

    await Promise.all([one, other].map(async (store) => {
      for (let n = 0; n < 25; n += 1) await Promise.all([increment(store), increment(store), increment(store), increment(store)]);
    }));

    expect(await one.reads.records.findMark('count')).toBe('200');
  });
}
