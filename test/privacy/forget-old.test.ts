import { afterEach, beforeEach, expect, it } from 'vitest';
import { retention } from '../../src/privacy/forget-old.js';
import { KEPT_DAYS } from '../../src/privacy/limits.js';
import { dumpOf } from '../support/dump.js';
import { channel } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const kenya = channel('C-kenya');
const DAY_MS = 86_400_000;

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
});
afterEach(() => room.close());

const rowsOf = (table: string) => dumpOf(room.at).filter((line) => line.startsWith(`${table} `));
const forget = () => retention(room.store, room.clock)();

it('forgets a reply, a question and a form each after its days, and not a day before', async () => {
  const [answer] = await room.says('amina', kenya, 'is there wi-fi in the building of the conference?');
  await room.presses('amina', kenya, answer, 'questions.ask');
  await room.store.transact((tx) => tx.forms.beginDraft({ id: 'f1', form: 'x', version: 1, about: {}, by: 'slack:T1/amina', language: 'en', page: 0, values: { a: 'words' }, changedAt: room.clock.machineNow() }));

  room.clock.pass((KEPT_DAYS.replies - 1) * DAY_MS);
  const early = [await forget(), rowsOf('delivery').length > 0];
  room.clock.pass(2 * DAY_MS);
  await forget();
  const afterReplies = [rowsOf('delivery'), rowsOf('question').length, rowsOf('form_draft').length];
  room.clock.pass((KEPT_DAYS.questions - KEPT_DAYS.replies) * DAY_MS);
  await forget();

  expect(early).toEqual([0, true]);
  expect(afterReplies).toEqual([[], 1, 1]);
  expect([rowsOf('question'), rowsOf('form_draft')]).toEqual([[], []]);
});

it('forgets that something arrived after its days, and keeps what is not done yet', async () => {
  const incoming = { eventId: 'e1', address: kenya.address, thread: null, account: null, locale: null, canOpenForm: true, canPostLater: true, happening: { kind: 'said', text: 'hello' } } as const;
  await room.store.transact(async (tx) => {
    await tx.inbox.keep('i1', incoming, room.clock.machineNow());
    await tx.inbox.finish('i1', 'done', room.clock.machineNow());
    await tx.inbox.keep('i2', { ...incoming, eventId: 'e2' }, room.clock.machineNow());
  });

  room.clock.pass((KEPT_DAYS.arrived + 1) * DAY_MS);
  await forget();

  expect(rowsOf('inbox').map((line) => line.includes('"id":"i2"'))).toEqual([true]);
});

it('forgets the words of a request that is done with, not those of one that is open', async () => {
  for (const words of ['first words', 'second words']) await room.says('amina', kenya, `support ask secretariat-support ${words} https://example.org/text`);
  await room.says('ana', kenya, 'requests done R-1 read, with comments');

  room.clock.pass((KEPT_DAYS['support-texts'] + 1) * DAY_MS);
  await forget();

  expect(await room.store.reads.support.findRequest(1)).toMatchObject({ state: 'done', what: '', link: null });
  expect((await room.store.reads.support.events(1)).map(({ words }) => words)).toEqual([null, null]);
  expect(await room.store.reads.support.findRequest(2)).toMatchObject({ state: 'new', what: expect.stringContaining('second words') as string });
});

it('looks once a day, at the first minute of it', async () => {
  const keep = retention(room.store, room.clock);
  await room.says('amina', kenya, 'when is the next forum?');
  room.clock.pass((KEPT_DAYS.replies + 1) * DAY_MS);

  const first = await keep();
  await room.store.transact((tx) => tx.forms.beginDraft({ id: 'old', form: 'x', version: 1, about: {}, by: 'slack:T1/amina', language: 'en', page: 0, values: {}, changedAt: room.clock.machineNow() }));
  room.clock.pass(60_000);
  const sameDay = await keep();

  expect([first > 0, sameDay]).toEqual([true, 0]);
});
