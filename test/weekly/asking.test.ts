import { afterEach, beforeEach, expect, it } from 'vitest';
import { channel, questionRoom } from '../support/question-room.js';

const desk = channel('CDESK');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-12-08T09:00:00Z');
  await room.store.transact(async (tx) => {
    const ana = await tx.people.meet('p-ana', { platform: 'slack', tenant: 'T1', user: 'UANA' });
    await tx.people.grant(ana.id, { role: 'editor', network: null });
  });
});
afterEach(() => room.close());

const said = async (user: string, text: string) => (await room.says(user, desk, text)).map((one) => one.text).join('\n');

it('switches the week on and off for a conversation, by whoever writes for the Secretariat', async () => {
  const refused = await said('UAMINA', 'weekly on');
  const on = await said('UANA', 'weekly on');
  const readers = await room.store.reads.weekly.readers();
  const off = await said('UANA', 'weekly off');

  expect(refused).toContain('Only the Secretariat may do this');
  expect(on).toMatch(/^From now on I tell the Secretariat’s week here, Mondays at 09:00 \(America\/New_York\)/);
  expect(readers).toHaveLength(1);
  expect(off).toContain('is not told here any more');
  expect(await room.store.reads.weekly.readers()).toEqual([]);
  expect((await room.store.reads.records.entries(9)).map(({ action }) => action).filter((action) => action.startsWith('weekly'))).toEqual(['weekly.off', 'weekly.on', 'weekly.read']);
});

it('leads from a line to its list', async () => {
  const [week] = await room.says('UANA', desk, 'weekly');

  const lists = await Promise.all((week?.buttons ?? []).slice(0, 1).map((button) => room.pressesButton('UANA', desk, week, button)));
  const typed = await said('UANA', 'weekly unchecked');

  expect(week?.text).toMatch(/^The week from 7 December 2026\nDue in the next 14 days: \d+\./);
  expect(lists[0]?.[0]?.text).toMatch(/^Due in the next 14 days: \d+\.\n/);
  expect(typed).toMatch(/^Dates whose source was not checked for 60 days: \d+\./);
});

it('leaves a question that begins with the word to the answers', async () => {
  expect(await said('UAMINA', 'weekly calls of the network?')).not.toContain('Only the Secretariat');
});

it('counts who believes what, and looks what would be, in chat, for the Secretariat alone', async () => {
  await said('UAMINA', 'when is international migrants day 2026?');

  const refused = [await said('UAMINA', 'who still believes migrants-day-2026'), await said('UAMINA', 'what if cancel migrants-day-2026 the hall is taken')];
  const believes = await said('UANA', 'who still believes migrants-day-2026');
  const former = (await room.store.reads.roadmap.formerDates('imrf-2022')).map(({ dateCode }) => dateCode);
  const byFormerCode = await Promise.all(former.map((code) => said('UANA', `who still believes ${code.toLowerCase()}`)));
  const looked = await said('UANA', 'what if move migrants-day-2026 2026-12-20 the hall is taken source https://example.org/letter');
  const unknown = await said('UANA', 'what if move imrf-1999 2026-12-20 the hall is taken');

  for (const one of refused) expect(one).toContain('Only the Secretariat may do this');
  expect(believes).toMatch(/18 December 2026 \(D-\w+\), which holds/);
  expect(former.length).toBeGreaterThan(0);
  for (const one of byFormerCode) expect(one).toContain('First International Migration Review Forum: what was last told');
  expect(looked).toMatch(/^What if: nothing was proposed, nothing was sent\.[\s\S]*would be 20 December 2026[\s\S]*Now Sunday 20 December 2026/);
  expect(unknown).toContain('I know no milestone');
  expect(await room.store.reads.roadmap.heldChanges()).toEqual([]);
});
