import { describe, expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { forIt, type Carrying, type SmallPlatform } from '../support/carrying.js';
import { room, secondsOf } from './slack-and-teams-room.js';

/** From now on it can be asked to change messages, and has none of them any more. */
function changing(platform: SmallPlatform, clock: Carrying['clock'], answersAfterMs: number): { asked: number } {
  const changes = { asked: 0 };
  Object.assign(platform, {
    capabilities: { ...platform.capabilities, updates: true },
    async update() {
      changes.asked += 1;
      await clock.wait(answersAfterMs);
      return { kind: 'gone', reason: 'message_not_found' };
    },
  });
  return changes;
}

describe('what platforms allow', () => {
  it('a Retry-After of Slack silences the workspace, and nobody else', async () => {
    const { here, slack, teams } = await room();
    await here.open('slack', ['c0', 'c1']);
    await here.open('slack', ['d0'], 'T2');
    await here.open('teams', ['e0']);
    slack.answer('c0', { kind: 'later', retryAfterMs: 20_000, reason: 'ratelimited' });
    await here.enqueue(forIt('c0', 'c0'));
    here.dispatcher.start();
    await here.until('c0', 'retrying');
    const silenced = here.clock.machineNow();

    await here.enqueue(forIt('c1', 'c1'), forIt('d0', 'd0'), forIt('e0', 'e0'));
    await here.until('c1', 'sent');

    expect(secondsOf(slack, 'c1', silenced)).toBeGreaterThanOrEqual(20);
    expect(secondsOf(slack, 'd0', silenced)).toBeLessThan(1.5);
    expect(secondsOf(teams, 'e0', silenced)).toBeLessThan(1.5);
    await here.stop();
  });

  it.each([['the next life of the bot', true], ['another process beside it, within five seconds', false]])('a Retry-After holds for %s too', async (_, stops) => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    await here.open('slack', ['d0'], 'T2');
    slack.answer('c0', { kind: 'later', retryAfterMs: 20_000, reason: 'ratelimited' });
    const other = here.another();
    if (!stops) other.start();
    await here.enqueue(forIt('c0', 'c0'));
    here.dispatcher.start();
    await here.until('c0', 'retrying');
    const silenced = here.clock.machineNow();
    await here.stop();
    if (stops) other.start();
    else await here.clock.pass(5_000);

    await here.enqueue(forIt('c1', 'c1'), forIt('d0', 'd0'));
    await here.until('c1', 'sent');

    expect(secondsOf(slack, 'c1', silenced)).toBeGreaterThanOrEqual(19.9);
    expect(secondsOf(slack, 'd0', silenced)).toBeLessThan(7);
    await here.stop(other);
  });

  it('a Retry-After that comes while a message is changed, which is not there any more, holds for the new one in its place too', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    await here.enqueue(forIt('old', 'c0'));
    here.dispatcher.start();
    await here.until('old', 'sent');
    await here.clock.pass(2_000);
    slack.answer('c1', { kind: 'later', retryAfterMs: 20_000, reason: 'ratelimited' });
    // Slower than the answer that asks for silence.
    const changes = changing(slack, here.clock, 300);

    await here.enqueue(forIt('new', 'c0', { updates: 'old' }), forIt('c1', 'c1'));
    await here.until('c1', 'retrying');
    const silenced = here.clock.machineNow();
    await here.until('new', 'sent');

    expect(changes.asked).toBe(2);
    expect(secondsOf(slack, 'new', silenced)).toBeGreaterThanOrEqual(19.9);
    await here.stop();
  });

  it('a Retry-After of Teams silences the conversation alone', async () => {
    const { here, teams } = await room();
    await here.open('teams', ['e0', 'e1']);
    teams.answer('e0', { kind: 'later', retryAfterMs: 20_000, reason: 'TooManyRequests' });
    await here.enqueue(forIt('e0', 'e0'));
    here.dispatcher.start();
    await here.until('e0', 'retrying');
    const silenced = here.clock.machineNow();

    await here.enqueue(forIt('e0:reply', 'e0', { priority: PRIORITY.reply }), forIt('e1', 'e1'));
    await here.until('e0:reply', 'sent');

    expect(secondsOf(teams, 'e0:reply', silenced)).toBeGreaterThanOrEqual(20);
    expect(secondsOf(teams, 'e1', silenced)).toBeLessThan(1.5);
    await here.stop();
  });
});
