import { InstantFromText } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import type { ChangeKind } from './change.js';
import { dateCode } from './date-code.js';
import type { Grounds, LedgerView, Step } from './ledger-wish.js';
import type { FormerDate, Milestone } from './milestone.js';

/** Gives each new date of one plan its code, never the same twice. */
export type NewCode = (id: string, dateRevision: number) => string;

const DATED = ['startsOn', 'endsOn', 'precision', 'grain', 'status'] as const;
const CHANGEABLE = [...DATED, 'time', 'title', 'summary', 'location', 'notes', 'source', 'checkedOn', 'network', 'region'] as const satisfies readonly (keyof Milestone)[];

/** What a change may touch. */
export type Changes = Partial<Pick<Milestone, (typeof CHANGEABLE)[number]>>;

/** One step from a milestone to its next values; undefined when they are the same. `dateRevision` rises only with date, precision or status. */
export function changeStep(milestone: Milestone, kind: ChangeKind, changes: Changes, grounds: Grounds, newCode: NewCode): Step | undefined {
  const edited: Milestone = { ...milestone, ...changes, revision: milestone.revision + 1 };
  const changed = CHANGEABLE.filter((key) => JSON.stringify(edited[key]) !== JSON.stringify(milestone[key]));
  if (changed.every((key) => key === 'checkedOn')) return undefined;
  const dated = DATED.some((key) => changed.includes(key));
  const next = dated ? withNewDate(edited, grounds, newCode) : edited;
  return {
    change: {
      milestone: milestone.id, kind, state: 'released', by: grounds.by, at: grounds.now, reason: grounds.reason, source: grounds.source,
      old: pick(milestone, changed), new: pick(next, changed),
    },
    next,
    former: dated ? formerOf(milestone, grounds) : null,
    seen: milestone.revision,
  };
}

/** Whether it takes away hours: they were published for the old day. */
export function losesHours({ change, next }: Pick<Step, 'change' | 'next'>): boolean {
  return next.time === null && change.old?.time !== undefined && change.old.time !== null;
}

/** The codes of one plan: those of the house, and those it gave itself. */
export function codeGiver({ isTaken }: Pick<LedgerView, 'isTaken'>): NewCode {
  const given = new Set<string>();
  return (id, dateRevision) => {
    const code = dateCode(id, dateRevision, (one) => isTaken(one) || given.has(one));
    given.add(code);
    return code;
  };
}

function withNewDate(edited: Milestone, { now }: Grounds, newCode: NewCode): Milestone {
  const dateRevision = edited.dateRevision + 1;
  return { ...edited, dateRevision, dateSince: now, dateCode: newCode(edited.id, dateRevision) };
}

function formerOf(old: Milestone, { now, reason }: Grounds): FormerDate {
  const since = old.dateSince === null ? null : InstantFromText.parse(old.dateSince);
  return {
    milestone: old.id, dateRevision: old.dateRevision, dateCode: old.dateCode,
    startsOn: old.startsOn, endsOn: old.endsOn, precision: old.precision, grain: old.grain, status: old.status,
    knownFrom: since === null ? null : dayIn('UTC', since), supersededOn: dayIn('UTC', now), since, until: now, reason, source: old.source, note: null,
  };
}

function pick<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of keys) picked[key] = from[key];
  return picked;
}
