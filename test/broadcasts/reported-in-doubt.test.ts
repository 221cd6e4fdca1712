import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellReport } from '../../src/broadcasts/tell-report.js';
import { endOf } from '../../src/delivery/after-try.js';
import { AGE_LIMITS } from '../../src/delivery/age-limits.js';
import { changeDelivery } from '../../src/deliveries/change-delivery.js';
import { WAITS_FOR_A_PERSON } from '../../src/delivery/resolve-doubt.js';
import { wordsIn } from '../../src/language/words.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';
import { pressesSeen } from './presses-seen.js';

const KEY = 'broadcast:1:1:first:kenya';

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE' });
  await room.lets(content);
  const claimed = (await room.claims())!;
  await room.store.transact((tx) => tx.deliveries.settle('w', [{ ...endOf(claimed), state: 'unknown', reason: WAITS_FOR_A_PERSON, again: true }], room.clock.machineNow()));
});
afterEach(() => room.close());

async function agesOut() {
  room.clock.pass(25 * 3_600_000);
  await room.store.transact((tx) => tx.deliveries.ageOut(AGE_LIMITS, room.clock.machineNow()));
}
const takesBack = () => room.take(({ tx, clock, newId }) => changeDelivery('cancel', KEY, 'slack:T1/UANA', { tx, clock, newId }));
async function isPressedAndRecalled() {
  await agesOut();
  await pressesSeen(room);
  await room.recall(1);
  await room.follow();
  await room.carries();
}

it.each([
  ['waits for a person', () => Promise.resolve(), 'elle est peut-être arrivée ; une personne décide si elle repart', 'ربما وصلت؛ يقرر شخص هل تُرسل من جديد'],
  ['is given up after a day', agesOut, 'elle est peut-être arrivée ; pendant un jour, personne n’a pu le dire', 'ربما وصلت؛ ولم يستطع أحد أن يؤكد ذلك طوال يوم'],
  ['is taken back by a person', takesBack, 'reprise par une personne', 'سحبها شخص'],
  ['was pressed after it was given up, and is recalled', isPressedAndRecalled, 'elle y figure peut-être deux fois ; quelqu’un a appuyé sur un bouton au-dessous', 'قد تكون هناك مرتين؛ ضغط أحدهم زرًا تحتها'],
] as const)('a copy in doubt that %s is listed in the report, and why, in the words of whoever reads it', async (_what, ends, french, arabic) => {
  await ends();
  const [inFrench, inArabic] = await Promise.all((['fr', 'ar'] as const).map((language) => room.take(async (tools) => tellReport((await tools.tx.broadcasts.find(1))!, wordsIn(language), tools))));

  expect(inFrench?.says[0]?.args).toMatchObject({ missed: [expect.stringContaining(`(${french})`)] });
  expect(inArabic?.says[0]?.args).toMatchObject({ missed: [expect.stringContaining(`(${arabic})`)] });
});
