import { expect, it } from 'vitest';
import { openStore } from '../../store/open.js';
import { systemClock } from '../../src/time/clock.js';
import { delivery, openConversations } from '../contract/store-samples.js';
import { desk, jsonOf, type Desk } from './run-command.js';

/** Two channels of Slack, one closed to the bot, each with a message on its way. */
async function twoWait({ databaseUrl }: Desk): Promise<void> {
  const clock = systemClock();
  const store = await openStore(databaseUrl, { clock });
  await openConversations(store, 2);
  await store.transact((tx) => tx.deliveries.enqueue([delivery('for-one'), delivery('for-two', { conversation: 'v2' })], clock.machineNow()));
  await store.transact((tx) => tx.networks.markUnreachable('v2', 'is_archived'));
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

it('is an empty list where nothing is on its way', async () => {
  expect(jsonOf(await desk().run('deliveries', 'list', '--json'))).toEqual([]);
});

it.each([
  ['--state', 'lost', '--state: expected one of due, sending, sent, retrying, unknown, refused, unreachable, skipped, cancelled.'],
  ['--limit', '0', '--limit: expected a whole number above 0.'],
])('says how to mend %s %s', async (option, value, told) => {
  expect(await desk().run('deliveries', 'list', option, value)).toEqual({ exitCode: 2, printed: [], told: [told] });
});
