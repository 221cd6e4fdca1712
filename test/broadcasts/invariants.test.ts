import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../src/broadcasts/tally.js';
import { DeliveryState } from '../../src/delivery/delivery.js';
import { broadcastRoom, type Carried, type Ending } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

const CHANNELS = { brazil: 'BR', france: 'FR', kenya: 'KE', senegal: 'SN' };
type Room = Awaited<ReturnType<typeof broadcastRoom>>;

const ending = fc.constantFrom<Ending>('sent', 'sent', 'sent', 'unknown', 'later', 'refused', 'unreachable');
const channel = fc.constantFrom(...Object.keys(CHANNELS));
const happening = fc.oneof(
  fc.record({ kind: fc.constant('carry' as const), ending, most: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('approve' as const, 'send' as const, 'stop' as const, 'resume' as const, 'recall' as const, 'follow' as const, 'edit' as const, 'correct' as const, 'nudge' as const) }),
  fc.record({ kind: fc.constantFrom('gone' as const, 'back' as const), channel }),
);
type What = typeof happening extends fc.Arbitrary<infer T> ? T : never;

async function happens(room: Room, what: What, at: number): Promise<Carried[]> {
  const other = { ...content, texts: { en: textOf(`Text ${at}.`) } };
  switch (what.kind) {
    case 'carry':
      return room.carries(what.most, what.ending);
    case 'approve':
      await room.approve(1);
      return [];
    case 'send':
      await room.send(1);
      return [];
    case 'stop':
      await room.stop(1);
      return [];
    case 'resume':
      await room.resume(1);
      return [];
    case 'recall':
      await room.recall(1);
      return [];
    case 'edit':
      await room.edit(1, other);
      return [];
    case 'correct':
      await room.correct(1, other, 'UCLEO');
      return [];
    case 'nudge':
      await room.nudge(1);
      return [];
    case 'follow':
      await room.follow();
      return [];
    case 'gone':
      await room.loses(what.channel);
      return [];
    case 'back':
      await room.hearsFrom(what.channel);
      return [];
  }
}

/** Every view of the same moment, counted. */
async function views(room: Room) {
  const { counts } = await room.report(1);
  const rows = (await room.store.reads.deliveries.deliveries({ limit: 1_000 })).filter(({ key }) => key.startsWith('broadcast:1:'));
  return { counts, light: await room.counts(1), rows };
}

describe('whatever happens to a broadcast', () => {
  it('is counted whole at every moment, in every view, and reaches no conversation twice', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 14 }), async (story) => {
        const room = await broadcastRoom(CHANNELS);
        try {
          await room.begin(content);
          const posted: string[] = [];
          for (const [at, what] of [{ kind: 'approve' as const }, { kind: 'send' as const }, ...story].entries()) {
            posted.push(...(await happens(room, what, at)).filter(({ key, updates, message }) => message !== null && updates === null && key.includes(':first:')).map(({ conversation }) => conversation));
            room.clock.pass(1_000);
            const { counts, light, rows } = await views(room);
            const { intended, sent, unknown, refused, unreachable, skipped, cancelled, due } = counts;
            expect(intended).toBe(sent + unknown + refused + unreachable + skipped + cancelled + due);
            expect(light).toEqual(counts);
            if (intended > 0) {
              expect(intended).toBe(4);
              const round = (await room.store.reads.broadcasts.find(1))?.round ?? 0;
              const firsts = rows.filter(({ key }) => key.startsWith(`broadcast:1:${round}:first:`));
              expect(tallyOf(Object.fromEntries(DeliveryState.options.map((state) => [state, firsts.filter((row) => row.state === state).length])))).toMatchObject({ intended, sent, due });
            }
          }
          expect(posted.length).toBe(new Set(posted).size);
        } finally {
          await room.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('counts each row once, by its state', () => {
    const counts = fc.record(Object.fromEntries(DeliveryState.options.map((state) => [state, fc.nat(50)])));
    fc.assert(fc.property(counts, (some) => {
      const { intended, ...others } = tallyOf(some);
      expect(intended).toBe(Object.values(some).reduce((sum, one) => sum + one, 0));
      expect(intended).toBe(Object.values(others).reduce((sum, one) => sum + one, 0));
    }));
  });
});
