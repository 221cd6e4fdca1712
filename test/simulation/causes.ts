import { isChosen } from './expected.js';
import { IN_FLIGHT_MS, recent } from './in-flight.js';
import type { InvariantTools } from './invariant-tools.js';
import { isSilenced, isSnoozed } from './marks.js';
import type { Owing } from './owing.js';
import type { DateSeen, DeliverySeen, PlaceSeen, SubjectSeen } from './seen.js';
import { sameDays } from './same-days.js';
import { Broken } from './story.js';
import { sinceInRow } from './wanted-since.js';

/** No effect without its cause. */
export interface Causes {
  /** A message that came into the outbox: something arrived, is owed or moved that it speaks of. */
  hasItsCause(row: DeliverySeen): void;
  /** Whether it arrived is not known: it may have been read. */
  isInDoubt(row: DeliverySeen): void;
}

export function causesOf({ watch, counterparts, story, nowMs }: InvariantTools, { networkOf, owedTo }: Owing): Causes {
  /** Keys of what was in doubt at some time. */
  const doubted = new Set<string>();

  function hasItsCause(row: DeliverySeen): void {
    if (row.key.startsWith('reply:')) {
      const id = row.key.split(':')[1];
      const cause = watch.inbox().find((one) => one.id === id);
      if (cause === undefined) throw new Broken('no effect without its cause', `${row.key} answers nothing that arrived`);
      if (cause.done_at === null) throw new Broken('an effect comes with its done-mark', `${row.key} is in the outbox, and what it answers is not done: a kill now would let it happen twice`);
    }
    if (row.key.startsWith('reminder:')) for (const subject of watch.subjectsOf(row.key)) isOwed(subject);
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
    const mark = watch.marks.get(`${subject.conversation} ${subject.milestone}`);
    if (mark !== undefined && mark.fromMs < now - IN_FLIGHT_MS && isSilenced(mark, sameDays(watch.dates.get(subject.milestone) ?? []))) throw new Broken('no reminder of what people have done', what);
    if (isSnoozed(subject.offset_days) ? mark?.untilMs != null && mark.untilMs <= now : places.some((place) => dates.some((date) => owes(place, date, subject.offset_days, now)))) return;
    throw new Broken('no reminder without its cause', `${what}: nobody wants it now`);
  }

  function owes(place: PlaceSeen, date: DateSeen, offset: number, now: number): boolean {
    if (place.wants === null || isChosen(place, date, networkOf(place)) === false) return false;
    // That a date is known to the day now, which some subscribers hear.
    if (offset === 1_000) return date.revision > 1 && date.sinceMs !== null && date.sinceMs <= now;
    const due = owedTo(place, date).find((one) => one.offset === offset);
    return due !== undefined && due.atMs <= now && due.atMs > sinceInRow(place.wants, offset);
  }

  return { hasItsCause, isInDoubt: ({ key }) => void doubted.add(key) };
}
