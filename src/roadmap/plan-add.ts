import { dayIn } from '../time/zone.js';
import { refuse, type Grounds, type LedgerView, type NewMilestone, type Plan, type Refusal } from './ledger-wish.js';
import { Cycle, MilestoneId, type Milestone } from './milestone.js';
import { codeGiver } from './plan-step.js';

/** Forums come every four years from the first one on (resolution 73/195, paragraph 49). */
const FIRST_FORUM = 2022;
const YEARS_BETWEEN = 4;

/** A new milestone: confirmed where a source gives its date, else expected. */
export function planAdd(view: LedgerView, wanted: NewMilestone, grounds: Grounds): Plan | Refusal {
  if (!MilestoneId.safeParse(wanted.id).success) return refuse('id-broken', wanted.id);
  if (wanted.title.trim() === '') return refuse('incomplete', 'title');
  if (wanted.date.startsOn > wanted.date.endsOn) return refuse('end-before-start');
  if (view.milestones.some((one) => one.id === wanted.id)) return refuse('exists', wanted.id);
  // No Forum that the ledger can name comes after it.
  if (!Cycle.safeParse(cycleOf(wanted.date.startsOn, view.milestones)).success) return refuse('date-too-far', wanted.date.startsOn);
  const next = newMilestone(view, wanted, grounds);
  const { startsOn, endsOn, precision, grain, status, title, kind } = next;
  const { by, now, reason, source } = grounds;
  const change = { milestone: next.id, kind: 'add', state: 'released', by, at: now, reason, source, old: null, new: { title, kind, startsOn, endsOn, precision, grain, status } } as const;
  return { kind: 'plan', steps: [{ change, next, former: null, seen: null }], alsoLook: [] };
}

function newMilestone(view: LedgerView, { id, title, date, kind, region, deadline, network }: NewMilestone, { now, source, by }: Grounds): Milestone {
  return {
    id, title: title.trim(), ...date, kind, region, deadline, cycle: cycleOf(date.startsOn, view.milestones), status: source === null ? 'expected' : 'confirmed',
    source: source ?? { title: by, url: null }, checkedOn: dayIn('UTC', now), dateSince: now, revision: 1, dateRevision: 1, dateCode: codeGiver(view)(id, 1),
    summary: '', cluster: null, audience: [], time: null, location: null, parent: null, rule: null, derivedFrom: null, aliases: {}, alsoSources: [], readVia: null, notes: null, network,
  };
}

/** The Forum to which a day leads: the first known one that has not ended by then, else the next year of the rhythm. */
function cycleOf(startsOn: string, milestones: readonly Milestone[]): string {
  const forums = milestones.filter((one) => one.id === `imrf-${one.cycle}` && one.endsOn >= startsOn);
  const [next] = forums.map((one) => one.cycle).sort();
  if (next !== undefined) return next;
  const rounds = Math.max(0, Math.ceil((Number(startsOn.slice(0, 4)) - FIRST_FORUM) / YEARS_BETWEEN));
  return String(FIRST_FORUM + rounds * YEARS_BETWEEN);
}
