import { isChosen, morningAfter, newestDue, stillHelps, zoneOf, type Owed } from './expected.js';
import { IN_FLIGHT_MS, recent } from './in-flight.js';
import type { InvariantTools } from './invariant-tools.js';
import { dayPlus, wallAt } from './local-time.js';
import { isSilenced, isSnoozed, owedAsSaid } from './marks.js';
import type { Owing } from './owing.js';
import type { DateSeen, DeliverySeen, PlaceSeen } from './seen.js';
import { sameDays } from './same-days.js';
import { Broken } from './story.js';
import { sinceAsSeen } from './wanted-since.js';

/** Every expected reminder, as brute force expects it. */
export interface Dues {
  factsChanged(): void;
  /** Whatever became due by then, in every place, is in the outbox. */
  afterTick(stableSinceMs: number): void;
  /** What was left out would not have helped any more, or was not wanted any more. */
  isRightlySkipped(row: DeliverySeen): void;
}

/** When a date becomes due somewhere. */
interface Moment {
  readonly atMs: number;
  readonly place: PlaceSeen;
  readonly date: DateSeen;
}

export function duesOf({ watch, story, nowMs }: InvariantTools, { networkOf, owedTo }: Owing): Dues {
  let agenda: Moment[] | null = null;
  let lastTickMs = 0;
  /** When the facts changed last. Who looks meanwhile may have seen the old ones. */
  let changedMs = 0;
  let fresh = true;

  function factsChanged(): void {
    fresh = true;
    changedMs = nowMs();
    agenda = null;
  }

  /** Where the facts have changed since the last look every date is looked at in every place; else those that became due since. */
  function afterTick(stableSinceMs: number): void {
    const now = nowMs();
    for (const { place, date } of fresh ? everything() : dueBetween(lastTickMs, stableSinceMs)) {
      if (!place.isOpen || place.fromMs >= stableSinceMs || date.fromMs >= stableSinceMs || watch.held.has(date.id) || (watch.freed.get(date.id) ?? 0) >= stableSinceMs) continue;
      isInTheOutbox(place, date, stableSinceMs, now);
    }
    lastTickMs = stableSinceMs;
    fresh = changedMs >= stableSinceMs;
  }

  function everything(): { place: PlaceSeen; date: DateSeen }[] {
    const dates = [...watch.dates.values()].flatMap(([date]) => date ?? []);
    return [...watch.places.values()].flatMap(([place]) => (place?.wants == null ? [] : dates.map((date) => ({ place, date }))));
  }

  function dueBetween(afterMs: number, untilMs: number): { place: PlaceSeen; date: DateSeen }[] {
    agenda ??= everything().flatMap((pair) => owedHere(pair.place, pair.date).map(({ atMs }) => ({ atMs, ...pair })));
    const due = new Map<string, Moment>();
    for (const one of agenda) if (one.atMs > afterMs && one.atMs <= untilMs) due.set(`${one.place.id} ${one.date.id}`, one);
    return [...due.values()];
  }

  function owedHere(place: PlaceSeen, date: DateSeen): readonly Owed[] {
    return owedAsSaid(owedTo(place, date), watch.marks.get(`${place.id} ${date.id}`), sameDays(watch.dates.get(date.id) ?? []), zoneOf(place, networkOf(place)));
  }

  function isInTheOutbox(place: PlaceSeen, date: DateSeen, tickMs: number, now: number): void {
    if ((watch.marks.get(`${place.id} ${date.id}`)?.fromMs ?? 0) >= tickMs) return;
    const history = watch.places.get(place.id) ?? [];
    if (isChosen(place, date, networkOf(place)) !== true || place.wants === null) return;
    const due = newestDue(owedHere(place, date).filter(({ atMs, offset }) => atMs > sinceAsSeen(history, offset)), tickMs);
    const same = sameDays(watch.dates.get(date.id) ?? []);
    const sinceMs = same.at(-1)?.sinceMs ?? null;
    if (due === undefined || (sinceMs !== null && due.atMs <= sinceMs)) return;
    if (!stillHelps(due, date, place, networkOf(place), now)) return;
    if (same.some(({ revision }) => watch.isCarried(place.id, date.id, revision, due.offset))) {
      story.count(isSnoozed(due.offset) ? 'snoozed reminders expected and found' : 'reminders expected and found');
      return;
    }
    if (isSaidByAnother(place, date, due, tickMs)) {
      story.count('reminders that a late one stands for');
      return;
    }
    if (waitsForAnotherDay(place, due, place.wants.mostADay, tickMs, now)) return;
    throw new Broken('every expected reminder', `${date.id} (revision ${date.revision}, ${due.offset} days) was owed to ${place.address} at ${new Date(due.atMs).toISOString()} (${place.hour} in ${zoneOf(place, networkOf(place))}) and is in no outbox`);
  }

  /** One of the same days, before them or after as this one is, that was still to go as the bot looked, or that went no sooner than this one was owed. */
  function isSaidByAnother(place: PlaceSeen, date: DateSeen, { offset, atMs }: Owed, tickMs: number): boolean {
    if (isSnoozed(offset)) return false;
    const revisions = sameDays(watch.dates.get(date.id) ?? []).map(({ revision }) => revision);
    const others = watch.carriersOf(place.id, date.id).filter((one) => revisions.includes(one.date_revision) && (offset < 0 ? one.offset_days < 0 && one.offset_days > -1_000 : one.offset_days >= 0 && one.offset_days < 1_000));
    return others.some(({ state, changed, due, began }) => ['due', 'sending', 'retrying', 'unknown'].includes(state) || Date.parse(changed) >= tickMs || (state === 'sent' && Date.parse(due) < atMs && began !== null && Date.parse(began) >= atMs));
  }

  /** Each day has its most messages: the rest goes on the morning after, and once more on the one after that. */
  function waitsForAnotherDay(place: PlaceSeen, { day, atMs }: Owed, mostADay: number, tickMs: number, now: number): boolean {
    const today = wallAt(now, zoneOf(place, networkOf(place))).slice(0, 10);
    const isFull = (one: string): boolean => watch.messagesOn(place.id, one) >= mostADay;
    let goes = { day, atMs };
    while (goes.day <= today && isFull(goes.day)) goes = morningAfter(place, goes.day, networkOf(place));
    return goes.atMs > tickMs || isFull(today);
  }

  function isRightlySkipped(row: DeliverySeen): void {
    if (!row.key.startsWith('reminder:')) return;
    const place = watch.places.get(row.conversation)?.[0];
    if (place === undefined) return;
    const today = wallAt(nowMs(), zoneOf(place, networkOf(place))).slice(0, 10);
    // What comes after the last day helps a week from its own day, which is no sooner than this.
    const standing = watch.subjectsOf(row.key).filter((one) => {
      const same = sameDays(watch.dates.get(one.milestone) ?? []);
      const [date] = same;
      return date !== undefined && !isUnwanted(place.id, one.milestone) && same.some(({ revision }) => revision === one.date_revision) && today <= (one.offset_days < 0 ? dayPlus(date.endsOn, 7 - one.offset_days) : date.endsOn);
    });
    if (standing.length > 0 && !/thirty days/.test(row.reason ?? '')) throw new Broken('what still helps is not skipped', `${row.key}: ${row.reason ?? ''}`);
  }

  /** Stopped, muted or done, by now or at some time within the flight of the message. */
  function isUnwanted(conversation: string, milestone: string): boolean {
    const [now, name] = [nowMs(), `${conversation} ${milestone}`];
    const before = watch.unsaid.get(name);
    const said = [watch.marks.get(name), ...(before !== undefined && before.atMs >= now - IN_FLIGHT_MS ? [before.mark] : [])];
    return recent(watch.places.get(conversation) ?? [], now).some(({ wants }) => wants === null) || said.some((mark) => isSilenced(mark, sameDays(watch.dates.get(milestone) ?? [])));
  }

  return { factsChanged, afterTick, isRightlySkipped };
}
