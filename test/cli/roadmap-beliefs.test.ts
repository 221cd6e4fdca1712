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

it.each([
  [['beliefs', 'nothing'], 'no such milestone'],
  [['what-if', 'cancel', 'migrants-day-2026'], 'reason'],
  [['what-if', 'confirm', 'nothing', ...reason], 'no milestone'],
])('refuses roadmap %j and says how to mend it', async (words, told) => {
  const ended = await desk().run('roadmap', ...words);

  expect(ended.exitCode).toBe(1);
  expect(ended.told.join(' ')).toContain(told);
});
