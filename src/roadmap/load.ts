import { dateCode } from './date-code.js';
import { MilestoneStatus, type FormerDate, type Milestone } from './milestone.js';
import type { RoadmapWrites } from './repository.js';
import type { ShippedRoadmap } from './shipped.js';
import type { ShippedEntry } from './shipped-entry.js';

/**
 * Inserts what is missing and never changes what is there: a network's date is not overwritten by an update of the program.
 * Resolves with the number of milestones added.
 */
export async function loadShipped(roadmap: Pick<RoadmapWrites, 'milestones' | 'formerDates' | 'add'>, shipped: ShippedRoadmap): Promise<number> {
  const held = await roadmap.milestones();
  const codes = new Set([...held, ...(await roadmap.formerDates())].map((one) => one.dateCode));
  const known = new Set(held.map((one) => one.id));
  let added = 0;
  for (const entry of shipped.entries) {
    if (known.has(entry.id)) continue;
    const { milestone, former } = milestoneOf(entry, shipped, (code) => codes.has(code));
    for (const one of [milestone, ...former]) codes.add(one.dateCode);
    if (await roadmap.add(milestone, former)) added += 1;
  }
  return added;
}

/** A shipped entry as the ledger keeps it: dates that once held are its first revisions, the current one is the last. */
export function milestoneOf(entry: ShippedEntry, shipped: Pick<ShippedRoadmap, 'checkedOn'>, isTaken: (code: string) => boolean): { milestone: Milestone; former: FormerDate[] } {
  const given = new Set<string>();
  const newCode = (revision: number) => {
    const code = dateCode(entry.id, revision, (one) => isTaken(one) || given.has(one));
    given.add(code);
    return code;
  };
  const former = entry.dateHistory.map((one, at): FormerDate => ({
    milestone: entry.id, dateRevision: at + 1, dateCode: newCode(at + 1), startsOn: one.startsOn, endsOn: one.endsOn, precision: one.precision, grain: one.grain,
    status: MilestoneStatus.enum.confirmed, knownFrom: one.knownFrom, supersededOn: one.supersededBy, since: null, until: null, reason: one.reason,
    source: one.sourceTitle === null ? null : { title: one.sourceTitle, url: one.sourceUrl }, note: one.note,
  }));
  const { basis, dateHistory, ...rest } = entry;
  const dateRevision = dateHistory.length + 1;
  const milestone: Milestone = {
    ...rest, source: { title: basis.sourceTitle, url: basis.sourceUrl }, alsoSources: basis.alsoSources, readVia: basis.readVia, checkedOn: entry.checkedOn ?? shipped.checkedOn,
    network: entry.network ?? null, revision: 1, dateRevision, dateSince: null, dateCode: newCode(dateRevision),
  };
  return { milestone, former };
}
