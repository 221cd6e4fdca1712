import type { Incoming } from '../../src/chat/incoming.js';
import type { DeliveryState } from '../../src/delivery/delivery.js';
import type { Chance } from './chance.js';
import type { Standing } from './counterpart-changes.js';
import type { Channel } from './people.js';
import type { Story } from './story.js';
import { editionIn, type BroadcastSeen } from './watch-broadcasts.js';
import type { World } from './world.js';

const GIVEN_UP: readonly DeliveryState[] = ['refused', 'skipped', 'cancelled'];

export interface ReaderTools {
  readonly world: World;
  readonly chance: Chance;
  readonly story: Story;
  readonly channels: readonly Channel[];
  readonly arrive: (channel: Channel, happening: Incoming['happening']) => void;
}

/** Those who read copies of broadcasts press what stands below. */
export interface Readers {
  /** Under copies of this story, wherever they stand. */
  press(tale: number): void;
  /** Under copies that stand although the bot has given them up: only who reads them can tell. */
  pressGivenUp(): void;
}

export function readersOf({ world, chance, story, channels, arrive }: ReaderTools): Readers {
  const { watch } = world;

  function press(tale: number): void {
    const seen = latest().find((one) => isOfTale(one.edition, tale));
    if (seen === undefined) return;
    pressWhere(({ text }) => isOfTale(editionIn(text), tale), () => seen.number, 0.5, 'pressed under a copy');
  }

  function pressGivenUp(): void {
    const copies = latest().flatMap(({ number, round }) => watch.copies(number, round).filter(({ part, state }) => part === 'first' && GIVEN_UP.includes(state)).map(({ delivery }) => [delivery, number] as const));
    const numbers = new Map(copies);
    if (numbers.size > 0) pressWhere(({ key }) => numbers.has(key), ({ key }) => numbers.get(key), 0.7, 'pressed under a copy that was given up');
  }

  function pressWhere(isSought: (message: Standing) => boolean, numberOf: (message: Standing) => number | undefined, share: number, counted: string): void {
    for (const { name, standing } of world.counterparts) for (const [receipt, message] of standing) {
      const channel = channels.find((one) => one.platform === name && one.conversation === message.conversation);
      if (channel === undefined || message.isRemoved || !isSought(message) || !chance.happens(share)) continue;
      story.count(counted);
      arrive(channel, { kind: 'pressed', action: 'broadcast.press', value: { broadcast: numberOf(message), what: chance.pick(['seen', 'seen', 'ask']) }, message: receipt });
    }
  }

  function latest(): BroadcastSeen[] {
    return [...watch.broadcasts.values()].flatMap(([now]) => (now === undefined ? [] : [now]));
  }

  return { press, pressGivenUp };
}

function isOfTale(edition: string | undefined, tale: number): boolean {
  return edition?.startsWith(`edition-${tale}-`) === true;
}
