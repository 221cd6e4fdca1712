import { describe, expect, it } from 'vitest';
import { forIt } from '../support/carrying.js';
import { names, room } from './slack-and-teams-room.js';

describe('what platforms allow', () => {
  it('what was claimed when the platform asks for silence is given back unsent', async () => {
    const { here, slack } = await room();
    await here.open('slack', names(8));
    slack.answer('k0', { kind: 'later', retryAfterMs: 20_000, reason: 'ratelimited' });
    await here.enqueue(...names(8).map((name, nth) => forIt(`k${nth}`, name)));
    here.dispatcher.start();
    await here.until('k0', 'retrying');
    await here.clock.pass(5_000);

    const sentBefore = slack.posted.length;
    const states = await Promise.all(names(8).map(async (_, nth) => (await here.row(`k${nth}`)).state));

    expect(sentBefore).toBe(5);
    expect(states).toEqual(['retrying', 'sent', 'sent', 'sent', 'sent', 'due', 'due', 'due']);
    await here.clock.passUntil(() => slack.posted.length === 9);
    await here.stop();
  });

  it('what is composed when the platform has asked for silence already is given back too, and composed anew afterwards', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    slack.answer('k0', { kind: 'later', retryAfterMs: 20_000, reason: 'ratelimited' });
    await here.enqueue(forIt('k0', 'c0'), forIt('k1', 'c1'));
    const composed: string[] = [];
    const slowly = here.another({
      async compose(delivery) {
        composed.push(delivery.key);
        if (delivery.key === 'k1') await here.clock.wait(1_000);
        return here.compose(delivery);
      },
    });
    slowly.start();
    await here.until('k0', 'retrying');

    const waiting = await here.until('k1', 'due');
    await here.clock.passUntil(() => slack.posted.some(({ key }) => key === 'k1'));

    expect(waiting.attempts).toBe(0);
    expect(composed.filter((key) => key === 'k1')).toHaveLength(2);
    await here.stop(slowly);
  });
});
