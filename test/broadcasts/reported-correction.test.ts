import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellReport } from '../../src/broadcasts/tell-report.js';
import { wordsIn } from '../../src/language/words.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

const FRIDAY = { ...content, texts: { en: textOf('Send your practice by Friday.') } };
const MONDAY = { ...content, texts: { en: textOf('Send your practice by Monday.') } };

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE' });
});
afterEach(() => room.close());

const mayShowOlder = async () => (await room.report(1)).rows.map((row) => row.mayShowOlder);

it('lists no conversation where nothing was corrected, nor where all was', async () => {
  await room.lets(content);
  await room.carries();
  const before = await mayShowOlder();
  await room.correct(1, FRIDAY);
  const meanwhile = await mayShowOlder();
  await room.carries();

  expect([before, meanwhile, await mayShowOlder()]).toEqual([[false], [true], [false]]);
});

it.each([
  ['was refused', 'refused'], ['is in doubt', 'unknown'], ['is tried again', 'later'],
] as const)('lists where a correction %s', async (_what, ending) => {
  await room.lets(content);
  await room.carries();
  await room.correct(1, FRIDAY);
  await room.carries(1, ending);

  expect(await mayShowOlder()).toEqual([true]);
});

it('lists where a copy was in doubt while it was corrected, and turns out to have arrived', async () => {
  await room.lets(content);
  await room.carries(1, 'unknown');
  await room.correct(1, FRIDAY);
  await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:first:kenya', 'found', room.clock.machineNow()));
  const arrived = await mayShowOlder();
  await room.follow();
  await room.carries();

  expect([arrived, await mayShowOlder()]).toEqual([[true], [false]]);
});

it('lists where a copy went twice after a doubt: nobody can name the earlier message', async () => {
  await room.lets(content);
  await room.carries(1, 'sent-again');
  const before = await mayShowOlder();
  await room.correct(1, FRIDAY);
  await room.carries();

  expect([before, await mayShowOlder()]).toEqual([[false], [true]]);
});

it('lists where what stands beside the newest could not be taken away', async () => {
  await room.lets(content);
  await room.carries();
  await room.correct(1, FRIDAY);
  await room.carries(1, 'unknown');
  await room.correct(1, MONDAY);
  await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:correction:000001:kenya', 'found', room.clock.machineNow()));
  await room.carries(1, 'sent-anew');
  await room.follow();
  const waits = await mayShowOlder();
  await room.carries(1, 'refused');
  const refused = await mayShowOlder();

  expect([waits, refused]).toEqual([[true], [true]]);
});

it('lists no conversation where a correction was corrected back before it went, nor where the whole was recalled', async () => {
  await room.lets(content);
  await room.carries();
  await room.correct(1, FRIDAY);
  await room.correct(1, content);
  const back = await mayShowOlder();
  await room.correct(1, MONDAY);
  await room.recall(1);

  expect([back, await mayShowOlder()]).toEqual([[false], [false]]);
});

it('says so in the words of whoever reads the report', async () => {
  await room.lets(content);
  await room.carries();
  await room.correct(1, FRIDAY);
  await room.carries(1, 'refused');
  const [inFrench, inArabic] = await Promise.all((['fr', 'ar'] as const).map((language) => room.take(async (tools) => tellReport((await tools.tx.broadcasts.find(1))!, wordsIn(language), tools))));

  expect(inFrench?.says[0]?.args).toMatchObject({ missed: [expect.stringContaining('Un texte plus ancien y figure peut-être')] });
  expect(inArabic?.says[0]?.args).toMatchObject({ missed: [expect.stringContaining('قد يكون هناك نص أقدم')] });
});
