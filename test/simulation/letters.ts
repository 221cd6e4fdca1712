import type { NetworkDirectory } from '../../src/networks/network.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import { releaseChange } from '../../src/roadmap/release-change.js';
import { undoChange } from '../../src/roadmap/undo-change.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import { dayPlus } from './local-time.js';
import type { DateSeen, DeliverySeen } from './seen.js';
import type { Story } from './story.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;
/** How often one looks, and when a second person releases it. What is due goes at once; what is to be tried again, within seconds; what is in doubt is looked for as soon. */
const HASTE = {
  due: { looksMs: 500, soonestMs: 0, latestMs: 200 },
  retrying: { looksMs: 1_000, soonestMs: 100, latestMs: 1_500 },
  unknown: { looksMs: 1_000, soonestMs: 100, latestMs: 1_500 },
};
type Sought = keyof typeof HASTE;

export interface LetterTools {
  readonly world: World;
  readonly chance: Chance;
  readonly story: Story;
  readonly networks: NetworkDirectory;
  readonly endMs: number;
  readonly withLife: (act: (life: Life) => Promise<unknown>) => void;
}

/** Letters that move dates: the Secretariat proposes what stands in them, and takes it back, waits, or has a second person release it. */
export interface Letters {
  propose(wish: HeldWish, reason: string): void;
  /** What a letter may wish for this date. */
  wishFor(date: DateSeen): HeldWish;
  moveUnderWay(sought: Sought): void;
}

export function lettersOf({ world, chance, story, networks, endMs, withLife }: LetterTools): Letters {
  const { clock, watch } = world;

  /**
   * A date moves while a reminder of it is due, in doubt, or is to be tried again (after half a minute in vain: while one waits, for whatever);
   * mostly a second person releases it at once.
   */
  function moveUnderWay(sought: Sought, waits = 60): void {
    if (clock.nowMs() >= endMs) return;
    const isSought = (state: DeliverySeen['state']): boolean => state === sought || (sought === 'retrying' && waits < 30 && state !== 'sending');
    const waiting = [...watch.unended.values()].filter(({ key, state }) => key.startsWith('reminder:') && isSought(state));
    const milestones = waiting.flatMap(({ key }) => watch.subjectsOf(key).map(({ milestone }) => milestone));
    const date = milestones.length === 0 ? undefined : watch.dates.get(chance.pick(milestones))?.[0];
    const { looksMs, soonestMs, latestMs } = HASTE[sought];
    if (date !== undefined) propose(chance.happens(0.3) ? wishFor(date) : unsettle(date), 'a letter came', chance.happens(0.8) ? chance.between(soonestMs, latestMs) : null);
    else if (waits > 0) clock.after(looksMs, () => moveUnderWay(sought, waits - 1));
  }

  function wishFor(date: DateSeen): HeldWish {
    return !['confirmed', 'cancelled'].includes(date.status) && chance.happens(0.5) ? { kind: 'confirm', id: date.id } : unsettle(date);
  }

  /** It moves or is cancelled. */
  function unsettle({ id, startsOn, endsOn }: DateSeen): HeldWish {
    if (chance.happens(0.15)) return { kind: 'cancel', id };
    const days = chance.pick([-5, -2, -1, 1, 2, 3, 7, 20]);
    return { kind: 'move', id, date: { startsOn: CalendarDate.parse(dayPlus(startsOn, days)), endsOn: CalendarDate.parse(dayPlus(endsOn, days)), precision: 'day', grain: 'day' } };
  }

  /** @param releasedMs after so many milliseconds it is released; null: as chance has it. */
  function propose(wish: HeldWish, reason: string, releasedMs: number | null = null): void {
    withLife(async (life) => {
      const tools = { newId: life.newId, clock: life.clock, networks };
      // What is only said, and stands in no letter, is not sure yet.
      const source = wish.kind === 'move' && chance.happens(0.4) ? null : { title: 'Letter', url: 'https://example.org/letter' };
      const grounds = { by: 'slack:T1/U8', reason, source };
      const proposed = await life.transact((tx) => proposeChange(wish, grounds, { conversation: null, seenCode: null }, { ...tools, tx }));
      story.count(`change ${wish.kind} ${proposed.kind}`);
      story.tell('Secretariat', `${wish.kind} ${wish.id}${wish.kind === 'move' ? ` to ${wish.date.startsOn}` : ''}: ${proposed.kind}${proposed.kind === 'refused' ? ` (${proposed.code})` : ''}`);
      if (proposed.kind === 'refused') return;
      const { id } = proposed.change;
      if (releasedMs === null && chance.happens(0.15)) clock.after(chance.between(1, 9) * MINUTE_MS, () => withLife((one) => one.transact((tx) => undoChange(id, 'slack:T1/U8', null, { ...tools, newId: one.newId, clock: one.clock, tx }))));
      else if (releasedMs !== null || proposed.needsSecond || chance.happens(0.3)) clock.after(releasedMs ?? chance.between(1, 40) * MINUTE_MS, () => withLife((one) => one.transact((tx) => releaseChange(id, 'slack:T1/U9', null, { ...tools, newId: one.newId, clock: one.clock, tx }))));
    });
  }

  return { propose, wishFor, moveUnderWay: (sought) => moveUnderWay(sought) };
}
