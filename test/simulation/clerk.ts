import { changeDelivery } from '../../src/deliveries/change-delivery.js';
import type { DeliveryState } from '../../src/delivery/delivery.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { DeliverySeen } from './seen.js';
import type { Story } from './story.js';
import type { Watch } from './watch.js';
import type { WorldClock } from './world-clock.js';

export interface ClerkTools {
  readonly watch: Watch;
  readonly chance: Chance;
  readonly story: Story;
  readonly clock: WorldClock;
  readonly endMs: number;
  readonly withLife: (act: (life: Life) => Promise<unknown>) => void;
  /** She has asked there, and the bot is back: who tries again what could not be reached says so. */
  readonly onAskedBack: (platform: string, conversation: string) => void;
  /** What she had sent again though it may have arrived: it may come twice. */
  readonly sentAgain: Set<string>;
}

/** Somebody of the Secretariat who looks at what was not sent, and has it sent again or takes it back: `deliveries retry` and `cancel`. */
export interface Clerk {
  sendAgain(): void;
  /** She lets the copies of this broadcast go that wait for a person's word, as many as there are. */
  sendDoubtful(broadcast: number): void;
  takeBack(): void;
}

const WHO = 'slack:T1/U9';
const TO_RETRY: readonly DeliveryState[] = ['refused', 'unreachable', 'unknown', 'skipped', 'cancelled'];
const TO_CANCEL: readonly DeliveryState[] = ['due', 'retrying', 'unknown'];

export function clerkOf({ watch, chance, story, clock, endMs, withLife, onAskedBack, sentAgain }: ClerkTools): Clerk {
  /** Where nothing fits she looks again a little later. */
  function change(verb: 'retry' | 'cancel', fits: (row: DeliverySeen) => boolean, waits = 60): void {
    if (clock.nowMs() >= endMs) return;
    const states = [...watch.deliveries.values()].filter(fits);
    // Each state as often as any other, however few stand in it.
    const here = [...new Set(states.map(({ state }) => state))];
    if (here.length === 0) {
      if (waits > 0) clock.after(1_000, () => change(verb, fits, waits - 1));
      return;
    }
    const state = chance.pick(here);
    const { key } = chance.pick(states.filter((one) => one.state === state));
    changeOne(verb, key, fits);
  }

  function changeOne(verb: 'retry' | 'cancel', key: string, fits: (row: DeliverySeen) => boolean): void {
    const seen = watch.deliveries.get(key);
    if (seen === undefined || clock.nowMs() >= endMs) return;
    const { state, conversation } = seen;
    story.tell('Secretariat', `deliveries ${verb} ${key} (${state})`);
    const place = watch.places.get(conversation)?.[0];
    withLife((life) => life.transact(async (tx) => {
      // Where the bot was down it is hours later by now: she looks before she does it.
      const row = watch.deliveries.get(key);
      if (row === undefined || !fits(row)) return;
      const done = await changeDelivery(verb, key, WHO, { tx, clock: life.clock, newId: life.newId });
      if (verb === 'retry' && done.kind === 'done' && done.was === 'unknown') sentAgain.add(key);
      if (verb === 'retry' && done.kind === 'done' && done.was === 'unreachable' && place !== undefined) onAskedBack(place.platform, place.address);
      story.count(`deliveries ${verb} of what is ${state}${done.kind === 'refused' ? ' refused' : ''}`);
    }));
  }

  return {
    // What may have arrived on Slack would come there twice by her word, and rightly so. Of copies she lets those go that wait for a person's word; most wait for a day in vain.
    sendAgain: () => {
      const mindsCopies = chance.happens(0.3);
      change('retry', (row) => TO_RETRY.includes(row.state) && (row.key.startsWith('broadcast:') ? mindsCopies && waitsForHerWord(row) : isOnTeams(row) || (row.again === 0 && row.state !== 'unknown')));
    },
    sendDoubtful: (broadcast) => {
      for (const { key } of [...watch.deliveries.values()].filter((row) => row.key.startsWith(`broadcast:${broadcast}:`) && waitsForHerWord(row))) changeOne('retry', key, waitsForHerWord);
    },
    // Who read an old date is owed its correction; a copy is taken back with its broadcast.
    takeBack: () => change('cancel', (row) => TO_CANCEL.includes(row.state) && row.says !== 'correction' && !row.key.startsWith('broadcast:')),
  };

  function waitsForHerWord(row: DeliverySeen): boolean {
    return row.state === 'unknown' && isOnTeams(row);
  }

  function isOnTeams({ conversation }: DeliverySeen): boolean {
    return watch.places.get(conversation)?.[0]?.platform === 'teams';
  }
}
