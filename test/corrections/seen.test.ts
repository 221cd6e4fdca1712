import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeChange } from '../../src/roadmap/make-change.js';
import { planChange } from '../../src/roadmap/plan-change.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { viewLedger } from '../../src/roadmap/ledger-tools.js';
import { ALL, delivery, sent } from '../contract/store-samples.js';
import { letter, moveTo } from '../support/ledger-room.js';
import { channel, questionRoom } from '../support/question-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C-kenya');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-11-25T09:00:00Z');
});
afterEach(() => room.close());

/** Kenya's channel was told the date, and then it moves. */
async function moves(day: string): Promise<void> {
  const now = room.clock.machineNow();
  await room.store.transact(async (tx) => {
    const { id } = await tx.networks.openConversation('kenya', kenya.address, null, now);
    await tx.deliveries.enqueue([delivery('told', { conversation: id, due: now })], now);
    await tx.deliveries.claim('w', now, 1, ALL);
    await tx.deliveries.settle('w', [sent('told', { told: [{ milestone: 'migrants-day-2026', dateRevision: 1 }] })], now);
    const plan = planChange(await viewLedger(tx.roadmap), moveTo('migrants-day-2026', day), { by: 'console:ana', now: room.clock.now(), reason: 'the hall is taken', source: letter });
    if (plan.kind === 'refused') throw new Error(plan.code);
    await makeChange(plan, null, { tx, newId: room.newId, clock: room.clock, networks });
  });
}

it('says in its place who has seen it, and keeps what was corrected', async () => {
  await moves('2026-12-20');
  const [correction] = await room.send();

  const [seen] = await room.presses('UAMINA', kenya, correction, 'correction.seen');

  expect(correction?.text).toMatch(/^Now Sunday 20 December 2026/);
  expect(seen?.receipt).toBe(correction?.receipt);
  expect(seen?.text).toMatch(/^Now Sunday 20 December 2026[\s\S]*\n18 December 2026 no longer holds\.[\s\S]*Seen: slack:T1\/UAMINA\.$/);
  expect(seen?.buttons.map(({ id }) => id)).toEqual(['correction.calendar', 'answer.forward']);
  expect((await room.store.reads.records.entries(5)).map(({ action }) => action)).toContain('correction.seen');
});

it('gives the date that holds now as a file, to who asked alone, where calendars cannot reach the bot', async () => {
  await moves('2026-12-20');
  const [correction] = await room.send();

  const [file] = await room.presses('UAMINA', kenya, correction, 'correction.calendar');
  const [none] = await room.pressesButton('UAMINA', kenya, correction, { id: 'correction.calendar', value: { milestones: ['not-seen-here'] }, label: 'Update calendar' });

  expect(file?.onlyFor).toBe('UAMINA');
  expect(file?.text).toMatch(/^For your calendar, as a file:[\s\S]*20 December 2026/);
  expect(file?.file?.name).toBe('migrants-day-2026.ics');
  expect(none?.text).toMatch(/^I have no public address here/);
});

it('takes no forged value for a press', async () => {
  await moves('2026-12-20');
  const [correction] = await room.send();

  const forged = await room.pressesButton('UAMINA', kenya, correction, { id: 'correction.seen', value: { dates: [{ milestone: 'x y', dateRevision: 'no' }] }, label: 'Mark as seen' });

  expect(forged).toEqual([]);
  expect((await room.store.reads.records.entries(5)).map(({ action }) => action)).not.toContain('correction.seen');
});
