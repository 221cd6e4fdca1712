import type { FormerDate, Milestone } from './milestone.js';
import type { ShippedEntry } from './shipped-entry.js';

/** A milestone as an entry of a roadmap file (data/README.md): what `milestoneOf` reads, the other way round. */
export function entryOf(milestone: Milestone, former: readonly FormerDate[]): ShippedEntry {
  const { id, cycle, title, kind, cluster, startsOn, endsOn, precision, grain, status, rule, derivedFrom, deadline, time, region, parent, summary, location, notes } = milestone;
  return {
    id, cycle, title, kind, cluster, startsOn, endsOn, precision, grain, status, rule, derivedFrom, deadline, time, audience: [...milestone.audience], region, parent, summary, location,
    aliases: Object.fromEntries(Object.entries(milestone.aliases).map(([language, names]) => [language, [...(names ?? [])]])),
    basis: { sourceTitle: milestone.source.title, sourceUrl: milestone.source.url, alsoSources: [...milestone.alsoSources], readVia: milestone.readVia },
    dateHistory: former.map((one) => ({
      startsOn: one.startsOn, endsOn: one.endsOn, precision: one.precision, grain: one.grain, knownFrom: one.knownFrom, supersededBy: one.supersededOn,
      reason: one.reason, sourceTitle: one.source?.title ?? null, sourceUrl: one.source?.url ?? null, note: one.note,
    })),
    notes, checkedOn: milestone.checkedOn, ...(milestone.network === null ? {} : { network: milestone.network }),
  };
}
