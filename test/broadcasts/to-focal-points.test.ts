import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '../../src/broadcasts/broadcast.js';
import { findSpan } from '../../src/broadcasts/find-span.js';
import { tellReport } from '../../src/broadcasts/tell-report.js';
import { wordsIn } from '../../src/language/words.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { WallTime } from '../../src/time/zone.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content } from '../support/sample-broadcast.js';

const atNine = { kind: 'local', day: CalendarDate.parse('2026-12-01'), time: WallTime.parse('09:00') } as const;
const toFocalPoints: Content = { ...content, audience: { role: ['focal-point'] } };

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE' });
});
afterEach(() => room.close());

/** Somebody who speaks for these networks and can be written to alone; `chosen`: the network that she set there. */
const speaks = (name: string, networks: readonly string[], chosen: string | null = null) =>
  room.store.transact(async (tx) => {
    await tx.networks.openConversation(name, { platform: 'slack', tenant: 'T1', conversation: name, kind: 'person', route: null }, null, room.clock.machineNow());
    if (chosen !== null) await tx.networks.settle(name, { network: chosen });
    const { id } = await tx.people.meet(`p-${name}`, { platform: 'slack', tenant: 'T1', user: `U${name}` });
    for (const network of networks) await tx.people.grant(id, { role: 'focal-point', network });
    await tx.people.rememberDirect(name, id);
  });
const approved = async (some = toFocalPoints) => {
  const { number } = await room.begin(some);
  await room.approve(number);
  return number;
};
const duesOf = async (number: number) => Object.fromEntries((await room.store.reads.broadcasts.copies(number, 1)).map(({ conversation, due }) => [conversation, due]));

describe('a broadcast to focal points alone', () => {
  it('goes at the hour of the network that she speaks for, and of what she set there where she did', async () => {
    await speaks('fiji', ['FJ']);
    await speaks('moved', ['FJ'], 'KE');
    const number = await approved();

    const span = await findSpan((await room.store.reads.broadcasts.find(number))!, atNine, room.store.reads, room);
    await room.send(number, atNine);

    expect(span).toEqual({ first: '2026-11-30T21:00:00.000Z', last: '2026-12-01T06:00:00.000Z', conversations: 2, passed: 0 });
    expect(await duesOf(number)).toEqual({ fiji: '2026-11-30T21:00:00.000Z', moved: '2026-12-01T06:00:00.000Z' });
  });

  it('goes at the hour of the network that was meant, where she speaks for several', async () => {
    await speaks('pacific', ['FJ', 'NZ', 'WS']);
    const number = await approved({ ...toFocalPoints, audience: { ...toFocalPoints.audience, network: ['WS'] } });

    await room.send(number, atNine);

    expect(await duesOf(number)).toEqual({ pacific: '2026-11-30T20:00:00.000Z' });
  });

  it('is proved by the networks that they speak for, and says which was missed', async () => {
    await speaks('fiji', ['FJ']);
    await speaks('samoa', ['WS']);
    await room.loses('samoa');
    const number = await approved();
    await room.send(number);
    await room.carries();

    const { proof, rows } = await room.report(number);
    const told = await room.take(async (tools) => tellReport((await tools.tx.broadcasts.find(number))!, wordsIn('en'), tools));

    expect(proof).toMatchObject({ reached: 1, networks: 2, missing: ['WS'] });
    expect(rows.map(({ conversation, network }) => [conversation, network])).toEqual([['fiji', 'FJ'], ['samoa', 'WS']]);
    expect(told.says[0]?.args).toMatchObject({ missed: [expect.stringContaining('Samoa')] });
  });
});
