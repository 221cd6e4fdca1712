import { expect, it } from 'vitest';
import { desk, jsonOf } from './run-command.js';

const reason = ['--reason', 'the hall is taken', '--source', 'https://example.org/letter'];

it('counts who was last told which date, and says what a move would do, without any change', async () => {
  const here = desk();

  const beliefs = jsonOf(await here.run('roadmap', 'beliefs', 'migrants-day-2026', '--json'));
  const looked = jsonOf(await here.run('roadmap', 'what-if', 'move', 'migrants-day-2026', '2026-12-20', ...reason, '--json'));
  const held = jsonOf(await here.run('roadmap', 'held', '--json'));

  expect(beliefs).toMatchObject({ milestone: 'migrants-day-2026', dates: [{ startsOn: '2026-12-18', holds: true, conversations: 0 }], corrected: 0, waiting: 0, unreachable: 0, failed: 0 });
  expect(looked).toMatchObject({ wouldBe: [{ id: 'migrants-day-2026', startsOn: '2026-12-20' }], effect: { told: 0, corrections: 0, unreachable: 0, reminders: 0 }, calendars: 0, });
  expect(JSON.stringify(looked)).toMatch(/"en":"Now Sunday 20 December 2026.*"fr":"Désormais/);
  expect(held).toEqual([]);
});

it('knows a milestone by the code of its date, and by that of a date which it had before', async () => {
  const here = desk();
  const { milestone, formerDates } = jsonOf(await here.run('roadmap', 'show', 'imrf-2022', '--json')) as { milestone: { dateCode: string }; formerDates: { dateCode: string }[] };

  const codes = [milestone.dateCode, ...formerDates.map(({ dateCode }) => dateCode)];
  const counted = await Promise.all(codes.map(async (code) => jsonOf(await here.run('roadmap', 'beliefs', code.toLowerCase(), '--json'))));
  const shown = await Promise.all(codes.map(async (code) => jsonOf(await here.run('roadmap', 'show', code, '--json'))));

  expect(codes.length).toBeGreaterThan(1);
  for (const one of counted) expect(one).toMatchObject({ milestone: 'imrf-2022' });
  for (const one of shown) expect(one).toMatchObject({ milestone: { id: 'imrf-2022' } });
});

it.each([
  [['beliefs', 'nothing'], 'no such milestone'],
  [['beliefs', 'forum'], 'Name one of them'],
  [['what-if', 'cancel', 'migrants-day-2026'], 'reason'],
  [['what-if', 'confirm', 'nothing', ...reason], 'no milestone'],
])('refuses roadmap %j and says how to mend it', async (words, told) => {
  const ended = await desk().run('roadmap', ...words);

  expect(ended.exitCode).toBe(1);
  expect(ended.told.join(' ')).toContain(told);
});
