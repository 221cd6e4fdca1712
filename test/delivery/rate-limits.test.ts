import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/time/clock.js';
import { msOf } from '../../src/time/instant.js';
import { forIt } from '../support/carrying.js';
import { names, room } from './slack-and-teams-room.js';

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

  it('uses what is permitted also where timers wake a millisecond early and a commit takes one', async () => {
    const { here, teams } = await room();
    await here.open('teams', names(150));
    await here.enqueue(...names(150).map((name, nth) => forIt(`k${nth}`, name)));
    const early: Clock = { ...here.clock, wait: (ms, signal) => here.clock.wait(ms > 1 ? ms - 1 : ms, signal) };
    const dispatcher = here.another({
      clock: early,
      write: async (fn) => {
        const done = await here.store.transact((tx) => fn(tx.deliveries));
        await here.clock.wait(1);
        return done;
      },
    });
    dispatcher.start();

    await here.clock.passUntil(() => teams.posted.length === 150);

    const sentMs = teams.posted.map(({ at }) => msOf(at));
    const seconds = ((sentMs.at(-1) ?? 0) - (sentMs[0] ?? 0)) / 1_000;
    expect((150 - 25) / seconds / 25).toBeGreaterThanOrEqual(0.97);
    await here.stop(dispatcher);
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
});
