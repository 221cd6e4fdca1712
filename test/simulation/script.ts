import type { Incoming } from '../../src/chat/incoming.js';
import type { NetworkDirectory } from '../../src/networks/network.js';
import { instantFromMs } from '../../src/time/instant.js';
import type { Chance } from './chance.js';
import { clerkOf } from './clerk.js';
import { owedOf, type NetworkFacts } from './expected.js';
import type { RealMove } from './ledger-in-time.js';
import { lettersOf } from './letters.js';
import { incomingFrom, QUESTIONS, remindWords, settle, type Channel } from './people.js';
import { readersOf } from './readers.js';
import { secretariatOf } from './secretariat.js';
import type { DateSeen } from './seen.js';
import { Broken, type Story } from './story.js';
import { strikesOf } from './strikes.js';
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
  const letters = lettersOf({ world, chance, story, networks, endMs, withLife });
  const strikes = strikesOf({ world, chance, story, endMs });

  for (const [at, channel] of channels.entries()) {
    clock.at(startMs + (at + 1) * 1_000, () => arrive(channel, { kind: 'joined' }));
    clock.at(startMs + 60_000 + at * 1_000, () => withLife((life) => life.transact((tx) => settle(tx, channel, clock.nowMs()))));
    if (channel.byWords) clock.at(startMs + 90_000 + at * 1_000, () => arrive(channel, { kind: 'said', text: remindWords(channel) }));
  }
  for (let n = 0; n < days * 3; n += 1) clock.at(sometime(), () => ask(chance.pick(channels)));
  for (let n = 0; n < days / 3; n += 1) clock.at(sometime(), () => changeSubscription(chance.pick(channels)));
  for (let n = 0; n < days * 2; n += 1) clock.at(sometime(), () => sayOfOne(chance.pick(channels)));
  for (let day = 1; day < days; day += 3) clock.at(startMs + day * DAY_MS + chance.between(0, DAY_MS - 1), forgetAnswers);
  for (const { on, wish } of moves) if (Date.parse(on) >= startMs && Date.parse(on) < endMs) clock.at(Date.parse(on) + chance.between(0, DAY_MS - 1), () => letters.propose(wish, 'the roadmap moves'));
  for (let day = 0; day < days; day += 1) clock.at(startMs + day * DAY_MS + 5 * MINUTE_MS, writeDay);
  for (let hour = 6; hour < days * 24; hour += 6) clock.at(startMs + hour * HOUR_MS, comeBackToGone);

  const clerk = clerkOf({ watch, chance, story, clock, endMs, withLife, sentAgain: world.sentAgain, onAskedBack: (platform, conversation) => counterpartNamed(platform)?.gone.delete(conversation) });
  const readers = readersOf({ world, chance, story, channels, arrive });
  for (let n = 0; n < days * 6; n += 1) clock.at(sometime(), () => readers.pressGivenUp());
  const secretariat = secretariatOf({ world, chance, story, channels, networks, endMs, withLife, readers, clerk });
  for (let n = 0; n < days * 0.6; n += 1) clock.at(sometime(), () => secretariat.write());
  for (let n = 0; n < days; n += 1) clock.at(sometime(), () => secretariat.report());

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
    const incoming = incomingFrom(channel, `event-${events}`, happening, clock.nowMs());
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

  function counterpartOf({ platform }: Channel) {
    return counterpartNamed(platform);
  }

  function counterpartNamed(platform: string) {
    return world.counterparts.find(({ name }) => name === platform);
  }

  function changeSubscription(channel: Channel): void {
    if (chance.happens(0.3)) arrive(channel, { kind: 'said', text: 'stop reminders' });
    else arrive(channel, { kind: 'said', text: `remind ${[chance.between(1, 60), chance.between(1, 14)].map((one) => `${one}d`).join(' ')}` });
  }

  /** What one says of a single date: that it is done, or to come again, some days on or so far ahead that its day is past. */
  function sayOfOne(channel: Channel): void {
    const ahead = [...watch.dates.values()].flatMap(([date]) => (date?.precision === 'day' && Date.parse(date.endsOn) > clock.nowMs() ? [date] : [])).sort((one, other) => Date.parse(one.startsOn) - Date.parse(other.startsOn));
    if (ahead.length === 0) return;
    const { id } = chance.pick(chance.happens(0.7) ? ahead.slice(0, 8) : ahead);
    arrive(channel, { kind: 'said', text: chance.pick([`done ${id}`, `snooze ${id} ${chance.between(1, 4)}d`, `snooze ${id} ${chance.between(1, 4)}d`, `snooze ${id} 1w`, `mute ${id}`, `unmute ${id}`]) });
  }

  /** Answers are kept three months; here they go within days, so that what was told outlives who told it. */
  function forgetAnswers(): void {
    withLife(async (life) => {
      const forgotten = await life.transact((tx) => tx.privacy.forgetOld('replies', instantFromMs(clock.nowMs() - DAY_MS)));
      story.count('answers forgotten', forgotten);
    });
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
    if (chance.happens(0.8)) clock.at(near(), () => strikes.strike());
    if (chance.happens(0.4)) clock.at(near(), () => strikes.strike());
    if (chance.happens(0.15)) clock.at(near() - 30_000, () => strikes.second());
    if (chance.happens(0.2)) clock.at(near(), () => strikes.endAtWork());
    for (let n = 0; n < 2; n += 1) {
      clock.at(near(), () => clerk.sendAgain());
      clock.at(near(), () => clerk.takeBack());
    }
    for (let n = 0; n < 2; n += 1) clock.at(near(), () => letters.moveUnderWay('unknown'));
    clock.at(near(), () => letters.moveUnderWay('retrying'));
    if (chance.happens(0.5)) clock.at(near(), () => letters.moveUnderWay('due'));
    const soon = ahead.filter(({ atMs }) => atMs > clock.nowMs() + 10 * MINUTE_MS);
    if (soon.length > 0 && chance.happens(0.4)) {
      const { atMs, date } = chance.pick(soon);
      // Before its reminder is due, or while it is on its way.
      const leadMinutes = chance.happens(0.4) ? 0 : chance.between(1, 12);
      clock.at(atMs - leadMinutes * MINUTE_MS + chance.between(0, 59_999), () => letters.propose(letters.wishFor(date), 'the hall is taken'));
    }
  }

  function momentsAhead(): { atMs: number; date: DateSeen }[] {
    const now = clock.nowMs();
    return [...watch.places.values()].flatMap(([place]) => [...watch.dates.values()].flatMap(([date]) => {
      if (place === undefined || date === undefined || place.wants === null) return [];
      return owedOf(place, date, networkFacts.get(place.network ?? '')).filter(({ atMs }) => atMs > now && atMs < now + DAY_MS).map(({ atMs }) => ({ atMs, date }));
    }));
  }
}
