import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { MOST_TRIES_IN_DOUBT, type DeliveryState } from '../../src/delivery/delivery.js';
import { wayOf } from './arrows.js';
import type { Accepted, Counterpart } from './counterpart.js';
import { broadcastPromises } from './broadcast-promises.js';
import { isChosen, newestDue, owedOf, stillHelps, zoneOf, type NetworkFacts } from './expected.js';
import { IN_FLIGHT_MS, recent } from './in-flight.js';
import { wallAt } from './local-time.js';
import { Broken, type Story } from './story.js';
import type { DateSeen, DeliverySeen, PlaceSeen, Seen, SubjectSeen, Watch } from './watch.js';

/** How a message says that it may have come before, in each language. */
const MARKS = LANGUAGES.map((language) => wordsIn(language).say('delivery.again'));

/** What must hold after every step. */
export interface Invariants {
  /** After each transaction. */
  afterCommit(seen: Seen): void;
  /** As each request reaches a platform. */
  onPost(platform: string, conversation: string, key: string, about: Accepted['about']): void;
  /** As somebody is about to read words, new or in place of others. */
  onText(conversation: string, key: string, text: string): void;
  /** After the bot looked for what is due. `stableSinceMs`: facts that are younger may not have been seen. */
  afterTick(stableSinceMs: number): void;
  /** While the bot is up: nothing stands still. */
  whileUp(upSinceMs: number): void;
  /** When all is calm. */
  atTheEnd(): void;
}

/** When a date becomes due somewhere. */
interface Moment {
  readonly atMs: number;
  readonly place: PlaceSeen;
  readonly date: DateSeen;
}

export interface InvariantTools {
  readonly watch: Watch;
  readonly counterparts: readonly Counterpart[];
  readonly story: Story;
  readonly networks: ReadonlyMap<string, NetworkFacts>;
  readonly nowMs: () => number;
  /** Events that were acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Deliveries that a person had sent again though they may have arrived. */
  readonly sentAgain: ReadonlySet<string>;
}

/** What nothing stops is on its way within this. */
const STUCK_MS = 15 * 60_000;

export function invariantsOf(tools: InvariantTools): Invariants {
  const { watch, counterparts, story, networks, nowMs, acknowledged } = tools;
  const ofBroadcasts = broadcastPromises(tools);
  /** Keys of what was in doubt at some time. */
  const doubted = new Set<string>();
  const owed = new WeakMap<PlaceSeen, Map<DateSeen, ReturnType<typeof owedOf>>>();
  let agenda: Moment[] | null = null;
  let lastTickMs = 0;
  /** When the facts changed last. Who looks meanwhile may have seen the old ones. */
  let changedMs = 0;
  let fresh = true;

  const networkOf = (place: PlaceSeen) => (place.network === null ? undefined : networks.get(place.network));
  function owedTo(place: PlaceSeen, date: DateSeen) {
    const here = owed.get(place) ?? new Map<DateSeen, ReturnType<typeof owedOf>>();
    owed.set(place, here);
    const known = here.get(date) ?? owedOf(place, date, networkOf(place));
    here.set(date, known);
    return known;
  }

  function afterCommit({ moved, factsChanged, broadcasts }: Seen): void {
    if (factsChanged) {
      fresh = true;
      changedMs = nowMs();
      agenda = null;
    }
    for (const { row, from } of moved) {
      story.tell('bot', `${row.key}: ${from ?? 'new'} → ${row.state}${row.reason === null ? '' : ` (${row.reason})`}`);
      goesItsWay(row, from ?? 'new');
      if (from === null) hasItsCause(row);
      if (row.state === 'unknown') doubted.add(row.key);
      if (row.state === 'sent') isToldAndTaken(row);
      if (row.state === 'skipped') isRightlySkipped(row);
      if (row.state === 'unknown' && row.reason === 'the bot stopped while it was sent') isAbandoned(row);
    }
    ofBroadcasts.afterCommit(moved, broadcasts);
  }

  function goesItsWay({ key, state }: DeliverySeen, from: DeliveryState | 'new'): void {
    const way = wayOf(from, state, key.startsWith('broadcast:'));
    if (way === null) throw new Broken('states go along their arrows', `${key} went from ${from} to ${state}`);
    for (const [at, next] of way.entries()) {
      story.count(`state ${next}`);
      story.count(`arrow ${way[at - 1] ?? from} → ${next}`);
    }
  }

  /** Nobody's work is taken for left behind while his lease lives. */
  function isAbandoned(row: DeliverySeen): void {
    const until = row.worker === null ? null : watch.leaseUntil(row.worker);
    if (until !== null && until > row.changed) throw new Broken('whose lease lives is not dead', `${row.key} was taken from ${row.worker ?? ''} at ${row.changed}, whose lease lives until ${until}`);
  }

  function hasItsCause(row: DeliverySeen): void {
    if (row.key.startsWith('reply:')) {
      const id = row.key.split(':')[1];
      const cause = watch.inbox().find((one) => one.id === id);
      if (cause === undefined) throw new Broken('no effect without its cause', `${row.key} answers nothing that arrived`);
      if (cause.done_at === null) throw new Broken('an effect comes with its done-mark', `${row.key} is in the outbox, and what it answers is not done: a kill now would let it happen twice`);
    }
    if (row.says === 'reminder') for (const subject of watch.subjectsOf(row.key)) isOwed(subject);
    if (row.says === 'correction') for (const subject of watch.subjectsOf(row.key)) corrects(subject);
  }

  /**
   * Somebody there read another date of it before; or may have, as far as the bot can know: what was in doubt when it ended counts as told
   * (src/delivery/resolve-doubt.ts), although the platform may never have had it. A correction too many is better than a stale date believed.
   */
  function corrects({ conversation, milestone, date_revision: revision }: SubjectSeen): void {
    const place = watch.places.get(conversation)?.[0];
    const read = counterparts.flatMap((one) => (one.name === place?.platform ? one.read : [])).filter((one) => one.conversation === place?.address);
    if (read.some(({ about }) => about.some((one) => one.milestone === milestone && one.dateRevision < revision))) return;
    const isDoubtful = [...doubted].some((key) => watch.deliveries.get(key)?.conversation === conversation && watch.told(key).some((one) => one.milestone === milestone && one.date_revision < revision));
    if (isDoubtful) story.count('corrected where it may have been read');
    else throw new Broken('no effect without its cause', `${milestone} is corrected in ${place?.address ?? conversation}, where nobody was told it`);
  }

  /** Some standing of the facts, newer than the time a message may be in flight, must owe it. */
  function isOwed(subject: SubjectSeen): void {
    const now = nowMs();
    const places = recent(watch.places.get(subject.conversation) ?? [], now);
    const dates = recent(watch.dates.get(subject.milestone) ?? [], now).filter(({ revision }) => revision === subject.date_revision);
    const heldSince = watch.held.get(subject.milestone);
    const what = `${subject.milestone} (revision ${subject.date_revision}, ${subject.offset_days} days) to ${places[0]?.address ?? subject.conversation}`;
    if (heldSince !== undefined && heldSince < now - IN_FLIGHT_MS) throw new Broken('no reminder of a held date', what);
    if (dates.length === 0) throw new Broken('no reminder of a superseded date', what);
    if (!places.some((place) => dates.some((date) => owes(place, date, subject.offset_days, now)))) throw new Broken('no reminder without its cause', `${what}: nobody wants it now`);
  }

  function owes(place: PlaceSeen, date: DateSeen, offset: number, now: number): boolean {
    if (place.wants === null || isChosen(place, date, networkOf(place)) === false) return false;
    // That a date is known to the day now, which some subscribers hear.
    if (offset === 1_000) return date.revision > 1 && date.sinceMs !== null && date.sinceMs <= now;
    const due = owedTo(place, date).find((one) => one.offset === offset);
    return due !== undefined && due.atMs <= now && due.atMs > place.wants.sinceMs;
  }

  function isToldAndTaken(row: DeliverySeen): void {
    const taken = counterparts.flatMap(({ read }) => read.filter(({ key }) => key === row.key));
    const changes = row.receipt !== null && counterparts.some(({ standing }) => standing.has(row.receipt ?? ''));
    if (taken.length === 0 && !changes) throw new Broken('no effect without its cause', `${row.key} is sent, and no platform has it`);
    const told = new Set(watch.told(row.key).map((one) => `${one.milestone} ${one.date_revision}`));
    for (const { milestone, dateRevision } of taken.at(-1)?.about ?? []) {
      const now = watch.dates.get(milestone)?.[0]?.revision;
      // Asked about after a move, it is composed anew: what it told is then noted as of now.
      if (!told.has(`${milestone} ${dateRevision}`) && now === dateRevision) throw new Broken('what was told is written down', `${row.key} told ${milestone} (revision ${dateRevision})`);
    }
  }

  function isRightlySkipped(row: DeliverySeen): void {
    if (row.says !== 'reminder') return;
    const place = watch.places.get(row.conversation)?.[0];
    if (place === undefined) return;
    const today = wallAt(nowMs(), zoneOf(place, networkOf(place))).slice(0, 10);
    const standing = watch.subjectsOf(row.key).filter((one) => {
      const date = watch.dates.get(one.milestone)?.[0];
      return date?.revision === one.date_revision && (one.offset_days < 0 || date.endsOn >= today);
    });
    if (standing.length > 0 && !/thirty days/.test(row.reason ?? '')) throw new Broken('what still helps is not skipped', `${row.key}: ${row.reason ?? ''}`);
  }

  function onPost(platform: string, conversation: string, key: string, about: Accepted['about']): void {
    const now = nowMs();
    const row = watch.deliveries.get(key);
    if (row === undefined) throw new Broken('no effect without its cause', `${key} came to ${platform} and is in no outbox`);
    for (const { milestone, dateRevision } of about) {
      const dates = recent(watch.dates.get(milestone) ?? [], now);
      if (!dates.some(({ revision }) => revision === dateRevision)) throw new Broken('nothing tells a superseded date', `${key} tells ${conversation} revision ${dateRevision} of ${milestone}`);
    }
    if (row.says !== 'reminder') return;
    const subjects = watch.subjectsOf(key);
    for (const { milestone } of about) {
      const heldSince = watch.held.get(milestone);
      if (heldSince !== undefined && heldSince < now - IN_FLIGHT_MS) throw new Broken('no reminder of a held date', `${key} tells ${milestone}`);
      const revisions = recent(watch.dates.get(milestone) ?? [], now).map(({ revision }) => revision);
      if (!subjects.some((one) => one.milestone === milestone && revisions.includes(one.date_revision))) throw new Broken('no reminder of a superseded date', `${key} was made for an older date of ${milestone}`);
    }
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
    agenda ??= everything().flatMap((pair) => owedTo(pair.place, pair.date).map(({ atMs }) => ({ atMs, ...pair })));
    const due = new Map<string, Moment>();
    for (const one of agenda) if (one.atMs > afterMs && one.atMs <= untilMs) due.set(`${one.place.id} ${one.date.id}`, one);
    return [...due.values()];
  }

  function isInTheOutbox(place: PlaceSeen, date: DateSeen, tickMs: number, now: number): void {
    const all = owedTo(place, date);
    if (isChosen(place, date, networkOf(place)) !== true || place.wants === null) return;
    const due = newestDue(all, tickMs);
    if (due === undefined || due.atMs <= place.wants.sinceMs || (date.sinceMs !== null && due.atMs <= date.sinceMs)) return;
    if (!stillHelps(due, date, place, networkOf(place), now)) return;
    if (watch.isCarried(place.id, date.id, date.revision, due.offset)) {
      story.count('reminders expected and found');
      return;
    }
    const today = wallAt(now, zoneOf(place, networkOf(place))).slice(0, 10);
    if (watch.messagesOn(place.id, today) >= place.wants.mostADay) return;
    throw new Broken('every expected reminder', `${date.id} (revision ${date.revision}, ${due.offset} days) was owed to ${place.address} at ${new Date(due.atMs).toISOString()} (${place.hour} in ${zoneOf(place, networkOf(place))}) and is in no outbox`);
  }

  function whileUp(upSinceMs: number): void {
    const now = nowMs();
    if (now - upSinceMs < STUCK_MS) return;
    for (const row of watch.unended.values()) standsStill(row, now, Math.max(upSinceMs, watch.places.get(row.conversation)?.[0]?.fromMs ?? 0));
    const inbox = new Map(watch.inbox().map((one) => [one.event_id, one]));
    for (const [event, atMs] of acknowledged) {
      const kept = inbox.get(event);
      if (kept === undefined) throw new Broken('nothing that arrived is lost', `${event} was acknowledged and is not there`);
      if (kept.done_at === null && now - Math.max(atMs, upSinceMs) > STUCK_MS) throw new Broken('nothing that arrived is lost', `${event} is not done after a quarter of an hour`);
      if (kept.outcome === 'failed') throw new Broken('nothing that arrived is lost', `${event} failed for ever`);
    }
  }

  function standsStill(row: DeliverySeen, now: number, freeSinceMs: number): void {
    const place = watch.places.get(row.conversation)?.[0];
    if (place?.isOpen !== true || now - freeSinceMs < STUCK_MS) return;
    const age = now - Date.parse(row.changed);
    if (row.state === 'sending' && age > STUCK_MS) throw new Broken('no state lasts for ever', `${row.key} is sending for a quarter of an hour`);
    if (row.state === 'unreachable' && row.only_for === null && age > STUCK_MS) throw new Broken('who comes back is written to', `${row.key} is unreachable in ${place.address}, which is open`);
    if (row.state !== 'due' && row.state !== 'retrying') return;
    if (watch.subjectsOf(row.key).some(({ milestone }) => watch.held.has(milestone))) return;
    const waitsFrom = Math.max(Date.parse(row.due), row.next_try === null ? 0 : Date.parse(row.next_try), Date.parse(row.changed), freeSinceMs);
    const isBehind = [...watch.unended.values()].some((one) => one.conversation === row.conversation && one.key !== row.key && ['sending', 'unknown', 'retrying'].includes(one.state));
    if (!isBehind && now - waitsFrom > STUCK_MS) throw new Broken('no state lasts for ever', `${row.key} is ${row.state} and nothing stops it`);
  }

  function atTheEnd(): void {
    for (const { name, accepted } of counterparts) isOnce(name, accepted);
    for (const row of watch.deliveries.values()) {
      const isOpen = watch.places.get(row.conversation)?.[0]?.isOpen === true;
      const waits = watch.subjectsOf(row.key).some(({ milestone }) => watch.held.has(milestone));
      if (isOpen && !waits && Date.parse(row.due) < nowMs() && ['due', 'sending', 'retrying'].includes(row.state)) throw new Broken('states add up', `${row.key} is ${row.state} when all is calm`);
    }
    for (const [place] of watch.places.values()) if (place?.isOpen === true) believesWhatHolds(place);
    ofBroadcasts.atTheEnd();
  }

  /** Of each date the last that was read there is the one that holds. */
  function believesWhatHolds(place: PlaceSeen): void {
    const last = new Map<string, { readonly revision: number; readonly key: string }>();
    for (const { name, read } of counterparts) for (const { conversation, key, about } of read) {
      // What one person alone could read is answered to her alone.
      if (name !== place.platform || conversation !== place.address || watch.deliveries.get(key)?.only_for !== null) continue;
      for (const { milestone, dateRevision } of about) last.set(milestone, { revision: dateRevision, key });
    }
    for (const [milestone, { revision, key }] of last) {
      const [now, ...former] = watch.dates.get(milestone) ?? [];
      if (now === undefined || now.revision === revision || watch.held.has(milestone)) continue;
      story.count('dates that moved after they were told');
      const read = former.find((one) => one.revision === revision);
      if (read !== undefined && !isSame(read, now) && !waitsForAPerson(place, milestone)) throw new Broken('every told date is corrected', `${place.address} last read revision ${revision} of ${milestone} (${key}), and ${now.revision} holds`);
    }
  }

  /** Its correction was refused, or in doubt after each of its tries (decision 011): both are shown to who decides. */
  function waitsForAPerson({ id }: PlaceSeen, milestone: string): boolean {
    const isUp = ({ state, again, attempts }: DeliverySeen) => state === 'refused' || (state === 'unknown' && again === 1 && attempts >= MOST_TRIES_IN_DOUBT);
    return [...watch.deliveries.values()].some((one) => one.conversation === id && one.says === 'correction' && isUp(one) && watch.subjectsOf(one.key).some((subject) => subject.milestone === milestone));
  }

  function isOnce(name: string, accepted: readonly Accepted[]): void {
    const times = new Map<string, Accepted[]>();
    for (const one of accepted) {
      const row = watch.deliveries.get(one.key);
      const subjects = row?.says === 'reminder' || row?.says === 'correction' ? watch.subjectsOf(one.key).map((each) => `${one.conversation} ${each.milestone} ${each.date_revision} ${each.offset_days}`) : [one.key];
      for (const what of subjects) times.set(what, [...(times.get(what) ?? []), one]);
    }
    for (const [what, list] of times) {
      // Teams cannot be asked: what may not have arrived goes again, and says so in its first line. The first to arrive may itself be such a one.
      const plain = list.filter(({ text }, at) => at === 0 || name === 'slack' || !MARKS.some((mark) => text.includes(mark)));
      if (plain.length > 1) throw new Broken('nothing comes twice', `${what} came ${list.length} times to ${name}`);
      if (list.length > 1) story.count('marked as sent again on Teams');
    }
  }

  return { afterCommit, onPost, onText: ofBroadcasts.onText, afterTick, whileUp, atTheEnd };
}

function isSame(one: DateSeen, other: DateSeen): boolean {
  return one.startsOn === other.startsOn && one.endsOn === other.endsOn && one.precision === other.precision && one.status === other.status;
}
