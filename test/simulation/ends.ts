import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { beliefsOf } from './beliefs.js';
import type { Accepted } from './counterpart.js';
import type { InvariantTools } from './invariant-tools.js';
import { sameDays } from './same-days.js';
import type { DeliverySeen, SubjectSeen } from './seen.js';
import { Broken } from './story.js';

/** How a message says that it may have come before, in each language. */
const MARKS = LANGUAGES.map((language) => wordsIn(language).say('delivery.again'));

/** What became of it, in the end: taken once, told, corrected. */
export interface Ends {
  /** What is sent has arrived, and what it told is written down. */
  isToldAndTaken(row: DeliverySeen): void;
  /** When all is calm. */
  atTheEnd(): void;
}

export function endsOf(tools: InvariantTools): Ends {
  const { watch, counterparts, story, nowMs } = tools;

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

  function atTheEnd(): void {
    for (const { name, accepted } of counterparts) isOnce(name, accepted);
    for (const row of watch.deliveries.values()) hasEnded(row);
    const believesWhatHolds = beliefsOf(tools);
    for (const [place] of watch.places.values()) if (place?.isOpen === true) believesWhatHolds(place);
  }

  function hasEnded(row: DeliverySeen): void {
    const isOpen = watch.places.get(row.conversation)?.[0]?.isOpen === true;
    const waits = watch.subjectsOf(row.key).some(({ milestone }) => watch.held.has(milestone));
    if (isOpen && !waits && Date.parse(row.due) < nowMs() && ['due', 'sending', 'retrying'].includes(row.state)) throw new Broken('states add up', `${row.key} is ${row.state} when all is calm`);
  }

  /** A date that was only confirmed is the same to be reminded of. */
  function firstSame({ milestone, date_revision: revision }: SubjectSeen): number {
    const dates = watch.dates.get(milestone) ?? [];
    return sameDays(dates.slice(dates.findIndex((one) => one.revision === revision))).at(-1)?.revision ?? revision;
  }

  function isOnce(name: string, accepted: readonly Accepted[]): void {
    const times = new Map<string, Accepted[]>();
    for (const one of accepted) {
      const row = watch.deliveries.get(one.key);
      const subjects = one.key.startsWith('reminder:') || row?.says === 'correction' ? watch.subjectsOf(one.key).map((each) => `${one.conversation} ${each.milestone} ${row?.says === 'correction' ? each.date_revision : firstSame(each)} ${each.offset_days}`) : [one.key];
      for (const what of subjects) times.set(what, [...(times.get(what) ?? []), one]);
    }
    for (const [what, list] of times) {
      // Teams cannot be asked: what may not have arrived goes again, and says so in its first line. The first to arrive may itself be such a one.
      const plain = list.filter(({ text }, at) => at === 0 || name === 'slack' || !MARKS.some((mark) => text.includes(mark)));
      if (plain.length > 1) throw new Broken('nothing comes twice', `${what} came ${list.length} times to ${name}`);
      if (list.length > 1) story.count('marked as sent again on Teams');
    }
  }

  return { isToldAndTaken, atTheEnd };
}
