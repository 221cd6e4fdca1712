import type { Incoming } from '../../src/chat/incoming.js';
import type { NetworkDirectory } from '../../src/networks/network.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import { releaseChange } from '../../src/roadmap/release-change.js';
import { undoChange } from '../../src/roadmap/undo-change.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Chance } from './chance.js';
import { owedOf, type NetworkFacts } from './expected.js';
import type { RealMove } from './ledger-in-time.js';
import { dayPlus } from './local-time.js';
import { secretariatOf } from './secretariat.js';
import { incomingFrom, QUESTIONS, remindWords, settle, type Channel } from './people.js';
import { Broken, type Story } from './story.js';
import type { DateSeen } from './watch.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface ScriptTools {
  readonly world: World;
  readonly chance: Chance;
  readonly story: Story;
  readonly channels: readonly Channel[];
  readonly moves: readonly RealMove[];
  readonly networks: NetworkDirectory;
  readonly networkFacts: ReadonlyMap<string, NetworkFacts>;
  readonly startMs: number;
  readonly days: number;
}

/** Writes what will happen: who comes, what is asked, what moves, what fails, who is killed. */
export function writeScript({ world, chance, story, channels, moves, networks, networkFacts, startMs, days }: ScriptTools): void {
  const { clock, watch } = world;
  const endMs = startMs + days * DAY_MS;
  const sometime = (): number => startMs + chance.between(0, days * DAY_MS - 1);
  let events = 0;

  for (const [at, channel] of channels.entries()) {
    clock.at(startMs + (at + 1) * 1_000, () => arrive(channel, { kind: 'joined' }));
    clock.at(startMs + 60_000 + at * 1_000, () => withLife((life) => life.transact((tx) => settle(tx, channel, clock.nowMs()))));
    if (channel.byWords) clock.at(startMs + 90_000 + at * 1_000, () => arrive(channel, { kind: 'said', text: remindWords(channel) }));
  }
  for (let n = 0; n < days * 3; n += 1) clock.at(sometime(), () => ask(chance.pick(channels)));
  for (let n = 0; n < days / 3; n += 1) clock.at(sometime(), () => changeSubscription(chance.pick(channels)));
  for (const { on, wish } of moves) if (Date.parse(on) >= startMs && Date.parse(on) < endMs) clock.at(Date.parse(on) + chance.between(0, DAY_MS - 1), () => propose(wish, 'the roadmap moves'));
  for (let day = 0; day < days; day += 1) clock.at(startMs + day * DAY_MS + 5 * MINUTE_MS, writeDay);
  for (let hour = 6; hour < days * 24; hour += 6) clock.at(startMs + hour * HOUR_MS, comeBackToGone);

  const secretariat = secretariatOf({ world, chance, story, channels, networks, endMs, withLife, arrive });
  for (let n = 0; n < days; n += 1) clock.at(sometime(), () => secretariat.write());
  for (let n = 0; n < days * 2; n += 1) clock.at(sometime(), () => secretariat.report());

  function withLife(act: (life: World['lives'][number]) => Promise<unknown>, tries = 20): void {
    if (clock.nowMs() >= endMs) return;
    const life = world.lives.length === 0 ? undefined : chance.pick(world.lives);
    if (life === undefined) {
      if (tries > 0) clock.after(HOUR_MS, () => withLife(act, tries - 1));
      return;
    }
    act(life).catch((fault: unknown) => {
      if (fault instanceof Broken) world.onBroken(fault);
      else story.tell('world', `could not be done: ${String(fault)}`);
    });
  }

  /** As platforms do: not acknowledged within three seconds, it comes again after one minute and after five; sometimes it comes twice for no reason. */
  function arrive(channel: Channel, happening: Incoming['happening']): void {
    events += 1;
    const incoming = incomingFrom(channel, `event-${events}`, happening);
    // Whoever is heard can be written to.
    if (happening.kind !== 'left') counterpartOf(channel)?.gone.delete(channel.conversation);
    story.tell(channel.conversation, `${happening.kind}${happening.kind === 'said' ? `: ${happening.text}` : ''} (${incoming.eventId})`);
    story.count(`arrived ${happening.kind}`);
    clock.after(chance.between(0, 5_000), () => bring(incoming, [MINUTE_MS, 4 * MINUTE_MS]));
    if (chance.happens(0.1)) {
      story.count('arrived twice');
      clock.after(chance.between(0, 90_000), () => bring(incoming, []));
    }
  }

  /** One question brings others: in the same workspace somebody asks too before the first is answered, or soon after; at times the platform asks for silence then. */
  function ask(channel: Channel): void {
    arrive(channel, { kind: 'said', text: chance.pick(QUESTIONS) });
    const beside = channels.filter(({ platform, tenant }) => platform === channel.platform && tenant === channel.tenant);
    const isHushed = chance.happens(0.2);
    if (isHushed) counterpartOf(channel)?.hushNext(channel.tenant);
    for (let n = 0; n < (isHushed ? 3 : 1); n += 1) if (isHushed || chance.happens(0.4)) clock.after(chance.between(0, 30_000), () => arrive(chance.pick(beside), { kind: 'said', text: chance.pick(QUESTIONS) }));
  }

  function bring(incoming: Incoming, again: readonly number[]): void {
    const life = world.lives.length === 0 ? undefined : chance.pick(world.lives);
    life?.keep(incoming).then(() => {
      if (!world.acknowledged.has(incoming.eventId)) world.acknowledged.set(incoming.eventId, clock.nowMs());
    }, (fault: unknown) => story.tell('world', `${incoming.eventId} was not kept: ${String(fault)}`));
    const [next, ...rest] = again;
    if (next !== undefined) clock.after(3_000 + next, () => {
      if (!world.acknowledged.has(incoming.eventId)) bring(incoming, rest);
    });
  }

  function counterpartOf(channel: Channel) {
    return world.counterparts.find(({ name }) => name === channel.platform);
  }

  function changeSubscription(channel: Channel): void {
    if (chance.happens(0.3)) arrive(channel, { kind: 'said', text: 'stop reminders' });
    else arrive(channel, { kind: 'said', text: `remind ${[chance.between(1, 60), chance.between(1, 14)].map((one) => `${one}d`).join(' ')}` });
  }

  /** People notice after some hours that the bot is gone, and ask it back. */
  function comeBackToGone(): void {
    for (const channel of channels) {
      if (counterpartOf(channel)?.gone.has(channel.conversation) === true && chance.happens(0.6)) arrive(channel, { kind: 'joined' });
      else if (chance.happens(0.01)) {
        counterpartOf(channel)?.gone.set(channel.conversation, clock.nowMs());
        arrive(channel, { kind: 'left', reason: 'removed' });
      }
    }
  }

  /** What will go wrong within a day, most of it while reminders go. */
  function writeDay(): void {
    const ahead = momentsAhead();
    const near = (): number => (ahead.length === 0 || chance.happens(0.2) ? clock.nowMs() + chance.between(0, DAY_MS - 1) : chance.pick(ahead).atMs + chance.between(-2_000, chance.happens(0.7) ? 100 : 90_000));
    const share = chance.pick([0.02, 0.1, 0.2, 0.4, 0.7]);
    for (const one of world.counterparts) one.faults.share = chance.happens(0.7) ? share : 0.05;
    if (chance.happens(0.8)) clock.at(near(), () => strike());
    if (chance.happens(0.4)) clock.at(near(), () => strike());
    if (chance.happens(0.15)) clock.at(near() - 30_000, second);
    if (chance.happens(0.05)) clock.at(near(), () => world.lives[0] !== undefined && void world.end(world.lives[0]).catch(world.onBroken));
    const soon = ahead.filter(({ atMs }) => atMs > clock.nowMs() + 10 * MINUTE_MS);
    if (soon.length > 0 && chance.happens(0.4)) {
      const { atMs, date } = chance.pick(soon);
      // Before its reminder is due, or while it is on its way.
      const leadMinutes = chance.happens(0.4) ? 0 : chance.between(1, 12);
      clock.at(atMs - leadMinutes * MINUTE_MS + chance.between(0, 59_999), () => propose(wishFor(date), 'the hall is taken'));
    }
  }

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

  function momentsAhead(): { atMs: number; date: DateSeen }[] {
    const now = clock.nowMs();
    return [...watch.places.values()].flatMap(([place]) => [...watch.dates.values()].flatMap(([date]) => {
      if (place === undefined || date === undefined || place.wants === null) return [];
      return owedOf(place, date, networkFacts.get(place.network ?? '')).filter(({ atMs }) => atMs > now && atMs < now + DAY_MS).map(({ atMs }) => ({ atMs, date }));
    }));
  }

  function wishFor({ id, startsOn, endsOn }: DateSeen): HeldWish {
    if (chance.happens(0.15)) return { kind: 'cancel', id };
    const days = chance.pick([-5, -2, -1, 1, 2, 3, 7, 20]);
    return { kind: 'move', id, date: { startsOn: CalendarDate.parse(dayPlus(startsOn, days)), endsOn: CalendarDate.parse(dayPlus(endsOn, days)), precision: 'day', grain: 'day' } };
  }

  function propose(wish: HeldWish, reason: string): void {
    withLife(async (life) => {
      const tools = { newId: life.newId, clock: life.clock, networks };
      const grounds = { by: 'slack:T1/U8', reason, source: { title: 'Letter', url: 'https://example.org/letter' } };
      const proposed = await life.transact((tx) => proposeChange(wish, grounds, { conversation: null, seenCode: null }, { ...tools, tx }));
      story.count(`change ${wish.kind} ${proposed.kind}`);
      story.tell('Secretariat', `${wish.kind} ${wish.id}${wish.kind === 'move' ? ` to ${wish.date.startsOn}` : ''}: ${proposed.kind}${proposed.kind === 'refused' ? ` (${proposed.code})` : ''}`);
      if (proposed.kind === 'refused') return;
      const { id } = proposed.change;
      if (chance.happens(0.15)) clock.after(chance.between(1, 9) * MINUTE_MS, () => withLife((one) => one.transact((tx) => undoChange(id, 'slack:T1/U8', null, { ...tools, newId: one.newId, clock: one.clock, tx }))));
      else if (proposed.needsSecond || chance.happens(0.3)) clock.after(chance.between(1, 40) * MINUTE_MS, () => withLife((one) => one.transact((tx) => releaseChange(id, 'slack:T1/U9', null, { ...tools, newId: one.newId, clock: one.clock, tx }))));
    });
  }
}
