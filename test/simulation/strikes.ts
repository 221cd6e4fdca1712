import type { Chance } from './chance.js';
import type { Story } from './story.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;

export interface StrikeTools {
  readonly world: World;
  readonly chance: Chance;
  readonly story: Story;
  readonly endMs: number;
}

/** How lives of the bot end, and begin beside one another. */
export interface Strikes {
  strike(): void;
  endAtWork(): void;
  second(): void;
}

export function strikesOf({ world, chance, story, endMs }: StrikeTools): Strikes {
  const { clock, watch } = world;

  /** Ends a life, most often while a request is open: then nobody knows what became of it. */
  function strike(waits = 600): void {
    const life = world.lives.length === 0 ? undefined : chance.pick(world.lives);
    if (life === undefined || clock.nowMs() >= endMs) return;
    const isOpen = world.counterparts.some(({ open }) => [...open].some((one) => one.startsWith(`${life.name} `)));
    if (waits > 0 && !isOpen) {
      clock.after(100, () => strike(waits - 1));
      return;
    }
    if (isOpen && chance.happens(0.3)) {
      world.kill(life);
      return;
    }
    world.gate.aim(life.name, chance.between(1, 4), chance.pick(['before', 'after', 'power cut']));
    // Where nothing is written any more it dies all the same.
    clock.after(chance.between(1_000, 60_000), () => {
      if (world.lives.includes(life) && clock.nowMs() < endMs) world.kill(life);
    });
  }

  /** A life is asked to stop, most often while it has something in hand: claimed and not composed, waiting for its place, or open. */
  function endAtWork(waits = 600): void {
    const life = world.lives[0];
    if (life === undefined || clock.nowMs() >= endMs) return;
    if (waits > 0 && ![...watch.unended.values()].some(({ state }) => state === 'sending')) clock.after(100, () => endAtWork(waits - 1));
    else void world.end(life).catch(world.onBroken);
  }

  /** For a while two processes work beside each other, as in an update without a pause. */
  function second(): void {
    if (world.lives.length !== 1 || clock.nowMs() >= endMs) return;
    story.count('two lives at once');
    world.begin();
    clock.after(chance.between(60_000, 30 * MINUTE_MS), () => {
      const one = world.lives.length < 2 ? undefined : chance.pick(world.lives);
      if (one === undefined) return;
      if (chance.happens(0.5)) world.kill(one);
      else void world.end(one).catch(world.onBroken);
    });
  }

  return { strike: () => strike(), endAtWork: () => endAtWork(), second };
}
