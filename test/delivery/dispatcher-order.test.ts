import { describe, expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { forIt } from '../support/carrying.js';
import { names, room, secondsOf } from './slack-and-teams-room.js';

describe('what goes first', () => {
  it('replies go before corrections, these before reminders, these before broadcasts', async () => {
    const { here, slack } = await room();
    await here.open('slack', names(40));
    const kinds = ['broadcast', 'reminder', 'correction', 'reply'] as const;
    await here.enqueue(...names(40).map((name, nth) => forIt(`${kinds[nth % 4] ?? 'reply'}:${name}`, name, { priority: PRIORITY[kinds[nth % 4] ?? 'reply'] })));

    here.dispatcher.start();
    await here.clock.passUntil(() => slack.posted.length === 40);

    expect(slack.posted.map(({ key }) => key.split(':')[0])).toEqual(['reply', 'correction', 'reminder', 'broadcast'].flatMap((kind) => Array.from({ length: 10 }, () => kind)));
    await here.stop();
  });

  it('a broadcast to 300 channels keeps a reply and a reminder waiting for about a second, though it takes a minute itself', async () => {
    const { here, slack } = await room();
    await here.open('slack', [...names(300), 'kenya', 'egypt']);
    await here.enqueue(...names(300).map((name) => forIt(`broadcast:${name}`, name, { priority: PRIORITY.broadcast })));
    here.dispatcher.start();
    await here.clock.pass(10_000);

    const asked = here.clock.machineNow();
    await here.enqueue(forIt('reply', 'kenya', { priority: PRIORITY.reply }), forIt('reminder', 'egypt'));
    await here.until('reminder', 'sent');

    expect(slack.posted.length).toBeLessThan(70);
    expect(Math.max(secondsOf(slack, 'reply', asked), secondsOf(slack, 'reminder', asked))).toBeLessThanOrEqual(1.3);
    await here.stop();
  });

  it('a conversation reads in order: what is tried again is not overtaken by what stands behind it, but a reply does not wait for it', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['kenya']);
    slack.answer('a', { kind: 'later', retryAfterMs: null, reason: 'service_unavailable' });
    await here.enqueue(forIt('a'), forIt('b'));
    here.dispatcher.start();
    await here.until('a', 'retrying');

    await here.enqueue(forIt('reply', 'kenya', { priority: PRIORITY.reply }));
    await here.until('b', 'sent');

    expect(slack.posted.map(({ key }) => key)).toEqual(['a', 'reply', 'a', 'b']);
    await here.stop();
  });

  it('a conversation reads in order: what may have arrived is asked about before the next goes', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['kenya']);
    slack.answer('a', { kind: 'unknown', reason: 'HTTP 500' });
    await here.enqueue(forIt('a'), forIt('b'));
    here.dispatcher.start();

    await here.until('b', 'sent');

    expect(slack.posted.map(({ key }) => key)).toEqual(['a', 'a', 'b']);
    await here.stop();
  });
});
