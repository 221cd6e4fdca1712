import { describe, expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { msOf } from '../../src/time/instant.js';
import { carrying, forIt, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

const names = (count: number): string[] => Array.from({ length: count }, (_, nth) => `c${nth}`);

/** Slack with five a second in a workspace and one in a channel, and Teams beside it; a dispatcher that is not started yet. */
async function room(): Promise<{ here: Carrying; slack: SmallPlatform; teams: SmallPlatform }> {
  const made: { slack?: SmallPlatform; teams?: SmallPlatform } = {};
  const here = await carrying((clock) => {
    const slack = (made.slack = smallPlatform('slack', clock, { limits: { perConversation: [{ count: 1, perMs: 1_000 }], perTenant: [{ count: 5, perMs: 1_000 }], retryAfterSilences: 'tenant' } }));
    const teams = (made.teams = smallPlatform('teams', clock, { findsPosted: false, limits: { perConversation: [{ count: 7, perMs: 1_000 }], perTenant: [{ count: 25, perMs: 1_000 }], retryAfterSilences: 'conversation' } }));
    return [slack, teams];
  });
  const { slack, teams } = made;
  if (slack === undefined || teams === undefined) throw new Error('no platform');
  return { here, slack, teams };
}

const secondsOf = (platform: SmallPlatform, key: string, since: string): number => (msOf(platform.posted.find((one) => one.key === key)?.at ?? platform.posted[0]!.at) - Date.parse(since)) / 1_000;

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

describe('what platforms allow', () => {
  it('never more than five a second in a workspace and one in a channel, and at least 97 % of it', async () => {
    const { here, slack } = await room();
    await here.open('slack', names(150));
    await here.enqueue(...names(150).flatMap((name) => [forIt(`${name}:1`, name), forIt(`${name}:2`, name)]));
    here.dispatcher.start();

    await here.clock.passUntil(() => slack.posted.length === 300);

    const sentMs = slack.posted.map(({ at }) => msOf(at));
    const closest = Math.min(...sentMs.slice(5).map((ms, nth) => ms - (sentMs[nth] ?? 0)));
    const seconds = ((sentMs.at(-1) ?? 0) - (sentMs[0] ?? 0)) / 1_000;
    expect(closest).toBeGreaterThanOrEqual(1_000);
    expect((300 - 5) / seconds / 5).toBeGreaterThanOrEqual(0.97);
    const perChannel = names(150).map((name) => slack.posted.filter(({ conversation }) => conversation === name).map(({ at }) => msOf(at)));
    expect(Math.min(...perChannel.map(([first = 0, second = 0]) => second - first))).toBeGreaterThanOrEqual(1_000);
    await here.stop();
  });

  it('keeps the limit of a workspace on a machine that stands still for most of a second, over and over', async () => {
    const { here, slack } = await room();
    await here.open('slack', names(25));
    await here.enqueue(...names(25).map((name, nth) => forIt(`k${nth}`, name)));
    here.clock.stride(900);
    here.dispatcher.start();

    await here.clock.passUntil(() => slack.posted.length === 25);

    const atMs = slack.posted.map((one) => msOf(one.at));
    expect(Math.min(...atMs.slice(5).map((ms, nth) => ms - (atMs[nth] ?? 0)))).toBeGreaterThanOrEqual(1_000);
    here.clock.stride(0);
    await here.stop();
  });

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

describe('faults', () => {
  it('what cannot be composed is tried again, since nothing was sent; what breaks in the adapter is in doubt', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    slack.answer('k1', 'breaks');
    await here.enqueue(forIt('k0', 'c0', { saying: { says: 'breaks', args: {} } }), forIt('k1', 'c1'));
    here.dispatcher.start();

    const retrying = await here.until('k0', 'retrying');
    const unknown = await here.until('k1', 'unknown');

    expect([retrying.reason, unknown.reason]).toEqual(['a fault of ours', 'a fault of ours']);
    expect(here.faults).toHaveLength(2);
    await here.stop();
  });

  it('what ended is written by the round that claims what follows: each commit costs', async () => {
    const here = await carrying((clock) => [{ ...smallPlatform('teams', clock), post: (_, __, key) => Promise.resolve({ kind: 'sent', receipt: key }) }]);
    await here.open('teams', names(500));
    await here.enqueue(...names(500).map((name) => forIt(`k:${name}`, name)));
    let written = 0;
    const counting = here.another({ write: (fn) => ((written += 1), here.store.transact((tx) => fn(tx.deliveries))) });

    counting.start();
    await counting.drain();

    expect((await here.store.reads.deliveries.countByState()).sent).toBe(500);
    // Fifty at a time, and a few rounds at the beginning and the end. Written apart from what is claimed it is twice as many.
    expect(written).toBeLessThanOrEqual(18);
    await here.stop(counting);
  });

  it('what ended is written within a second, however long another is composed', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    await here.enqueue(forIt('k0', 'c0'), forIt('k1', 'c1'));
    const slowly = here.another({
      async compose(delivery) {
        if (delivery.key === 'k1') await here.clock.wait(5_000);
        return here.compose(delivery);
      },
    });
    slowly.start();

    await here.clock.passUntil(() => slack.posted.some(({ key }) => key === 'k0'));
    const written = await here.until('k0', 'sent');
    const other = await here.row('k1');

    expect(msOf(here.clock.machineNow()) - msOf(slack.posted[0]?.at ?? written.due)).toBeLessThanOrEqual(1_100);
    expect(other.state).toBe('sending');
    await here.clock.passUntil(() => slack.posted.length === 2);
    await here.stop(slowly);
  });

  it('how a request ended is kept until it could be written', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0']);
    await here.enqueue(forIt('k0', 'c0'));
    let isFull = false;
    const faults: unknown[] = [];
    const onFullDisk = here.another({
      write: (fn) => (isFull ? Promise.reject(new Error('database or disk is full')) : here.store.transact((tx) => fn(tx.deliveries))),
      onFault: (fault) => void faults.push(fault),
    });
    onFullDisk.start();
    await here.clock.passUntil(() => slack.posted.length === 1);
    isFull = true;
    await here.clock.pass(5_000);
    isFull = false;

    expect(faults.length).toBeGreaterThan(0);
    expect(await here.until('k0', 'sent')).toMatchObject({ receipt: 'r-k0' });
    expect(slack.posted).toHaveLength(1);
    await here.stop(onFullDisk);
  });

  it('stops within 20 seconds while the platform hangs, and leaves in doubt what may have arrived', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0']);
    slack.answer('k0', 'hangs');
    await here.enqueue(forIt('k0', 'c0'));
    here.dispatcher.start();
    await here.clock.passUntil(() => slack.posted.length === 1);
    const asked = msOf(here.clock.machineNow());

    await here.stop();

    expect(msOf(here.clock.machineNow()) - asked).toBeLessThanOrEqual(20_000);
    expect(await here.row('k0')).toMatchObject({ state: 'unknown', reason: 'no answer in time' });
  });
});
