import { beforeEach, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { practiceRoom } from './room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  return () => room.close();
});

const words = wordsIn('en');
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('a draft that nobody touches', () => {
  it('is reminded of once after two weeks, again only when somebody went on, and after a year is offered for deletion', async () => {
    await room.says('wanjiru', 'practice', { platform: 'web' });
    room.clock.pass(14 * DAY_MS - 60_000);
    const early = await room.planned();
    room.clock.pass(61 * 60_000);
    const [told] = [await room.planned()];
    room.clock.pass(2 * DAY_MS);
    const again = await room.planned();
    room.clock.pass(351 * DAY_MS);
    const long = await room.planned();

    expect(early).toEqual([]);
    expect(told.map(({ text }) => text)).toEqual([words.say('practices.untouched', { title: words.say('practices.no-title'), day: '27 November 2026' })]);
    expect(again).toEqual([]);
    expect(long.map(({ text }) => text)).toEqual([words.say('practices.untouched-long', { title: words.say('practices.no-title'), day: '27 November 2026' })]);
  });
});
