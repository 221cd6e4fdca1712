import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/open.js';
import { systemClock } from '../../src/time/clock.js';
import { ALL, delivery, openConversations, sent } from '../contract/store-samples.js';
import { desk, jsonOf, type Desk } from './run-command.js';

/** Two channels of Slack, one closed to the bot, each with a message on its way. */
async function twoWait({ databaseUrl }: Desk): Promise<void> {
  const clock = systemClock();
  const store = await openStore(databaseUrl, { clock });
  await openConversations(store, 2);
  await store.transact((tx) => tx.deliveries.enqueue([delivery('for-one'), delivery('for-two', { conversation: 'v2' })], clock.machineNow()));
  await store.transact((tx) => tx.networks.markUnreachable('v2', 'is_archived', clock.machineNow()));
  await store.close();
}

it('lists what is on its way, and says of what waits for a closed conversation why', async () => {
  const here = desk();
  await twoWait(here);

  const listed = jsonOf(await here.run('deliveries', 'list', '--json'));
  const table = await here.run('deliveries', 'list', '--state', 'due', 'sent');

  expect(listed).toEqual([
    { key: 'for-one', state: 'due', attempts: 0, platform: 'slack', conversation: 'v1', reason: null },
    { key: 'for-two', state: 'due', attempts: 0, platform: 'slack', conversation: 'v2', reason: 'waits until the bot hears from this conversation: is_archived' },
  ]);
  expect(table.printed[0]).toMatch(/^KEY +STATE +ATTEMPTS +PLATFORM +CONVERSATION +REASON$/);
  expect(table.printed).toHaveLength(3);
});

it('shows one whole, and says where to look for one that is not there', async () => {
  const here = desk();
  await twoWait(here);

  const shown = jsonOf(await here.run('deliveries', 'show', 'for-one', '--json'));
  const missing = await here.run('deliveries', 'show', 'nobody');

  expect(shown).toMatchObject({ key: 'for-one', state: 'due', platform: 'slack', priority: 20 });
  expect(missing).toEqual({ exitCode: 1, printed: [], told: ['nobody: no such delivery. See: imrf-bot deliveries list'] });
});

/** The first was refused by the platform. */
async function oneRefused({ databaseUrl }: Desk): Promise<void> {
  const clock = systemClock();
  const store = await openStore(databaseUrl, { clock });
  await store.transact(async (tx) => {
    const [first] = await tx.deliveries.claim('w1', clock.machineNow(), 1, ALL);
    if (first !== undefined) await tx.deliveries.settle('w1', [sent(first.key, { state: 'refused', receipt: null, reason: 'msg_too_long' })], clock.machineNow());
  });
  await store.close();
}

it('lists one conversation alone', async () => {
  const here = desk();
  await twoWait(here);

  expect(jsonOf(await here.run('deliveries', 'list', '--conversation', 'v2', '--json'))).toMatchObject([{ key: 'for-two' }]);
});

it('sends again what was refused and takes back what waits, and the trail says who', async () => {
  const here = desk();
  await twoWait(here);
  await oneRefused(here);

  const again = jsonOf(await here.run('deliveries', 'retry', 'for-one', '--as', 'ana', '--json'));
  const back = await here.run('deliveries', 'cancel', 'for-two', '--as', 'ana');
  const listed = jsonOf(await here.run('deliveries', 'list', '--json'));
  const store = await openStore(here.databaseUrl, { clock: systemClock() });
  onTestFinished(() => store.close());

  expect(again).toEqual([{ key: 'for-one', was: 'refused', state: 'due' }]);
  expect(back.printed[1]).toMatch(/^for-two +due +cancelled$/);
  expect(listed).toMatchObject([{ key: 'for-two', state: 'cancelled', reason: 'taken back by a person' }, { key: 'for-one', state: 'due', attempts: 0, reason: null }]);
  expect((await store.reads.records.entries(9)).filter(({ action }) => action.startsWith('deliveries.')).map(({ action, by, subject }) => [action, by, subject]).sort()).toEqual([
    ['deliveries.cancel', 'console:ana', 'for-two'], ['deliveries.retry', 'console:ana', 'for-one'],
  ]);
});

it('changes nothing where one key is wrong, or where nobody gave the right', async () => {
  const here = desk();
  await twoWait(here);

  const wrong = await here.run('deliveries', 'cancel', 'for-one', 'nobody', '--as', 'ana');
  const tooSoon = await here.run('deliveries', 'retry', 'for-one', '--as', 'ana');
  const mayNot = await here.run('deliveries', 'cancel', 'for-one', '--as', 'slack:T1/U1');

  expect(wrong).toEqual({ exitCode: 1, printed: [], told: ['nobody: no such delivery. See: imrf-bot deliveries list. Nothing was changed.'] });
  expect(tooSoon.told).toEqual(['for-one is due: only what ended, or is in doubt, can be sent again. Nothing was changed.']);
  expect(mayNot).toMatchObject({ exitCode: 1, told: [expect.stringContaining('slack:T1/U1 may not do this (deliveries.change)')] });
  expect(jsonOf(await here.run('deliveries', 'list', '--state', 'cancelled', '--json'))).toEqual([]);
});

it('is an empty list where nothing is on its way', async () => {
  expect(jsonOf(await desk().run('deliveries', 'list', '--json'))).toEqual([]);
});

it.each([
  ['--state', 'lost', '--state: expected one of due, sending, sent, retrying, unknown, refused, unreachable, skipped, cancelled.'],
  ['--limit', '0', '--limit: expected a whole number above 0.'],
])('says how to mend %s %s', async (option, value, told) => {
  expect(await desk().run('deliveries', 'list', option, value)).toEqual({ exitCode: 2, printed: [], told: [told] });
});
