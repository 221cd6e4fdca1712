import { describe, expect, it } from 'vitest';
import { slidingLimiter } from '../../src/delivery/limiter.js';
import { Pace } from '../../src/delivery/pace.js';
import { tenantKey } from '../../src/delivery/repository.js';
import { plusMs } from '../../src/time/instant.js';
import { smallPlatform } from '../support/carrying.js';
import { leapingClock } from '../support/leaping-clock.js';

/** A workspace that takes two requests a second, and nobody has written to it. */
function room() {
  const clock = leapingClock();
  const slack = smallPlatform('slack', clock, { limits: { perTenant: [{ count: 2, perMs: 1_000 }] } });
  const pace = new Pace(slidingLimiter(), clock, new Map([[slack.name, slack]]));
  const turn = (conversation: string, stopping = new AbortController().signal) => pace.waitForTurn(slack, conversation, { platform: 'slack', tenant: 'T1', conversation, kind: 'channel', route: null }, stopping);
  return { clock, pace, turn, free: () => pace.room(tenantKey('slack', 'T1'), clock.machineNow(), 10) };
}

describe('who has a place in the line of a workspace and does not go', () => {
  it('gives it back where the platform asked for silence meanwhile', async () => {
    const { clock, pace, turn, free } = room();
    pace.hear([{ key: 'kenya', until: plusMs(clock.machineNow(), 30_000) }]);

    expect(await turn('kenya')).toBe(30_000);
    expect(free()).toBe(2);
    expect(await turn('egypt')).toBe(0);
    expect(free()).toBe(1);
  });

  it('gives it back where the bot stops', async () => {
    const { turn, free } = room();

    expect(await turn('kenya', AbortSignal.abort())).toBe(1);
    expect(free()).toBe(2);
  });
});

describe('what platforms asked of others', () => {
  it('is a workspace’s where its key names one, and else a conversation’s, whatever stands in its id', () => {
    const { clock, pace } = room();
    const until = plusMs(clock.machineNow(), 30_000);

    pace.hear([{ key: tenantKey('slack', 'T 1'), until }, { key: 'the northern channel', until }]);

    expect(pace.closedTenants(clock.machineNow())).toEqual(['slack T 1']);
    expect(pace.blocked(clock.machineNow())).toEqual(['the northern channel']);
  });
});
