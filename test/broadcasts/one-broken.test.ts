import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plannerOf } from '../../src/planner-tick.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { keptStatements } from '../../store/kept-statements.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { migrantsDay } from '../support/cast.js';
import { content } from '../support/sample-broadcast.js';

let room: Awaited<ReturnType<typeof broadcastRoom>>;
let logged: unknown[][];
let plan: () => Promise<void>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE' }, '2026-12-03T10:00:00Z');
  await room.store.transact(async (tx) => {
    await tx.roadmap.add(migrantsDay, []);
    await tx.reminders.subscribe({ ...PLAIN, conversation: 'kenya', offsetsDays: [14], since: room.clock.now() });
  });
  logged = [];
  plan = plannerOf({ ...room, secretariatZone: 'UTC', log: { error: (...line: unknown[]) => void logged.push(line) } }, { wake: () => undefined }, null).plan;
});
afterEach(() => room.close());

/** The title of a broadcast as somebody wrote it past the bot. */
function writeTitle(number: number, title: string): void {
  const file = keptStatements(new Database(room.at));
  file.prepare("update broadcast_text set entry = json_set(entry, '$.title', ?) where broadcast = ? returning broadcast").all([title, number]);
  file.close();
}

it('a broadcast that cannot be read is told once a look, and holds up neither reminders nor other broadcasts', async () => {
  const [broken, other] = [await room.lets(content), await room.lets(content)];
  await room.carries();
  writeTitle(broken.number, '');
  room.clock.pass(86_400_000);

  await plan();

  expect(logged).toEqual([[expect.objectContaining({ broadcast: broken.number }), 'a broadcast could not be looked after']]);
  expect(await room.store.reads.broadcasts.find(other.number)).toMatchObject({ state: 'sent' });
  expect((await room.carries()).map(({ message }) => message?.text)).toEqual([expect.stringContaining('Migrants Day')]);

  await plan();
  expect(logged).toHaveLength(2);
});

it('a broadcast that could not be read is looked after once it can be, however long ago something became of it', async () => {
  const { number } = await room.lets(content);
  await room.carries(1, 'unknown');
  await room.recall(number);
  await plan();
  writeTitle(number, '');
  await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:first:kenya', 'posted-1', room.clock.machineNow()));
  for (let n = 0; n < 2; n += 1) {
    room.clock.pass(3_600_000);
    await plan();
  }
  writeTitle(number, content.title);

  await plan();

  expect(logged).toHaveLength(2);
  expect((await room.carries()).map(({ updates }) => updates)).toEqual(['broadcast:1:1:first:kenya']);
});
