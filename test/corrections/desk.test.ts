import { afterEach, describe, expect, it } from 'vitest';
import { beliefsOf, gatherBeliefs } from '../../src/corrections/beliefs.js';
import { beliefsCounted, whatIfTold } from '../../src/corrections/desk-says.js';
import { textsOf, whatIf } from '../../src/corrections/what-if.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';
import { LANGUAGES } from '../../src/language/language.js';
import { ALL } from '../contract/store-samples.js';
import { given, migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { heldOf, letter, moveTo } from '../support/ledger-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const report = given(migrantsDay, { id: 'report', title: 'Report', status: 'derived', derivedFrom: { id: migrantsDay.id, startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-AAA' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

async function open() {
  const here = await correctionRoom([migrantsDay, report], ['kenya', 'ghana', 'nepal', 'peru']);
  close = here.close;
  const factsIn = () => gatherFacts(here.store.reads, { network: null, zone: null }, 'en', networks, here.clock.now());
  const asks = async (wish: HeldWish) => whatIf(wish, { by: 'console:ana', now: here.clock.now(), reason: 'the hall is taken', source: letter }, here.store.reads, networks, (await factsIn()).ledger);
  return { ...here, store: here.store, factsIn, asks };
}

describe('who still believes', () => {
  it('counts each conversation once: corrected, waiting, unreachable', async () => {
    const here = await open();
    for (const channel of ['kenya', 'ghana', 'nepal', 'peru']) await here.tells(channel, migrantsDay.id);
    await here.tells('kenya', migrantsDay.id);
    await here.loses('ghana');
    const { change } = heldOf(await here.room.propose(moveTo(migrantsDay.id, '2026-12-20'), 'console:ana'));
    await here.room.release(change.id, 'console:daniel');
    const [delivery] = await here.store.transact((tx) => tx.deliveries.claim('w', here.clock.machineNow(), 1, { ...ALL, onlyConversation: 'kenya' }));
    await here.store.transact((tx) => tx.deliveries.settle('w', [{ key: delivery?.key ?? '', attempt: 1, asked: false, state: 'sent', receipt: 'r', reason: null, nextTry: null, again: false, told: [{ milestone: migrantsDay.id, dateRevision: 2 }] }], here.clock.machineNow()));

    const stands = await here.store.reads.roadmap.findMilestone(migrantsDay.id);
    const beliefs = await gatherBeliefs(stands ?? migrantsDay, here.store.reads);

    expect(beliefs).toMatchObject({ corrected: 1, waiting: 2, unreachable: 1, failed: 0 });
    expect(beliefs.dates.map(({ startsOn, holds, conversations }) => [startsOn, holds, conversations])).toEqual([['2026-12-20', true, 1], ['2026-12-18', false, 3]]);
    const spoken = beliefsCounted.compose(beliefs, await here.factsIn());
    expect('text' in spoken ? spoken.text : '').toMatch(/20 December 2026 \(D-\w+\), which holds: 1 conversation\.\n18 December 2026 \(D-5RT\), which no longer holds: 3 conversations\.\nCorrected: 1\. Correction waiting: 2\. Unreachable: 1\. Failed: 0\./);
  });

  it('names what a person must look at', () => {
    const moved = given(migrantsDay, { dateRevision: 2, status: 'cancelled' });
    const former = [{ ...migrantsDay, milestone: migrantsDay.id, knownFrom: null, supersededOn: null, since: null, until: null, reason: null, note: null }];
    const told = [{ conversation: 'kenya', milestone: migrantsDay.id, dateRevision: 1, via: 'answer.dates', at: '2026-11-24T09:00:00.000Z' as never, posted: null }];

    expect(beliefsOf(moved, { former, told, corrections: [{ conversation: 'kenya', state: 'refused' }], conversations: [{ id: 'kenya', state: 'open' }] })).toMatchObject({ waiting: 0, failed: 1 });
  });
});

describe('what if it moves', () => {
  it('tells whom it would touch, and the very words that would be read, and writes nothing', async () => {
    const here = await open();
    for (const channel of ['kenya', 'ghana']) await here.tells(channel, migrantsDay.id);
    await here.loses('ghana');
    await here.store.transact((tx) => tx.calendar.addLink({ token: 't', network: null, language: 'en', madeBy: 'console:ana', madeAt: here.clock.machineNow(), revokedAt: null }));
    const before = [await here.store.reads.roadmap.milestones(), await here.store.reads.roadmap.changes(), await here.store.reads.records.entries(50), await here.store.reads.deliveries.deliveries({ limit: 50 })];

    const looked = await here.asks(moveTo(migrantsDay.id, '2026-12-20'));
    if (looked.kind === 'refused') throw new Error(looked.code);
    const texts = textsOf(looked.plan, await here.factsIn());

    expect(looked).toMatchObject({ effect: { told: 2, corrections: 1, unreachable: 1, reminders: 0 }, calendars: 1 });
    expect(looked.plan.steps.map(({ next }) => next.id)).toEqual([migrantsDay.id, 'report']);
    expect(looked.translations.map(({ milestone, language, state }) => `${milestone} ${language} ${state}`)).toContain('report fr missing');
    expect(texts.en).toMatch(/^2 dates have changed\.\n\nNow Sunday 20 December 2026: International Migrants Day\.\n18 December 2026 no longer holds\.[\s\S]*Reason: the hall is taken[\s\S]*Report/);
    expect(new Set(Object.values(texts)).size).toBe(LANGUAGES.length);
    expect([await here.store.reads.roadmap.milestones(), await here.store.reads.roadmap.changes(), await here.store.reads.records.entries(50), await here.store.reads.deliveries.deliveries({ limit: 50 })]).toEqual(before);
  });

  it('says in chat what it found, in all six languages', async () => {
    const here = await open();
    const wish = moveTo(migrantsDay.id, '2026-12-20');

    const spoken = whatIfTold.compose({ wish, reason: 'the hall is taken', source: letter, by: 'console:ana', effect: { told: 0, corrections: 0, unreachable: 0, reminders: 0 }, calendars: 0, unconfirmed: ['fr'] }, await here.factsIn());

    const text = 'text' in spoken ? spoken.text : '';
    expect(text).toMatch(/^What if: nothing was proposed[\s\S]*would be 20 December 2026[\s\S]*Names that nobody has confirmed in: French\./);
    for (const word of ['Désormais', 'Ahora', 'Теперь', '现为', 'الموعد الآن']) expect(text).toContain(word);
  });

  it('refuses what would be refused when it is proposed', async () => {
    const here = await open();
    await here.room.propose(moveTo(migrantsDay.id, '2026-12-20'), 'console:ana');

    expect(await here.asks({ kind: 'cancel', id: migrantsDay.id })).toMatchObject({ kind: 'refused', code: 'held' });
    expect(await here.asks({ kind: 'cancel', id: 'nothing' })).toMatchObject({ kind: 'refused', code: 'unknown' });
  });
});
