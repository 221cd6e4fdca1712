import type { Ledger } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';

/** The Forums themselves: `imrf-2026` of cycle 2026, without their parts. */
export function forums({ milestones }: Ledger): Milestone[] {
  return milestones.filter(({ id, cycle, network }) => network === null && id === `imrf-${cycle}`);
}

/** The reviews of one region, or of all. */
export function regionalReviews({ milestones }: Ledger, region?: string): Milestone[] {
  return milestones.filter((milestone) => milestone.kind === 'regional-review' && milestone.network === null && (region === undefined || milestone.region === region));
}

/** International Migrants Day of each year; events of one region on that day are told only when their year is named. */
export function migrantsDays({ milestones }: Ledger): Milestone[] {
  return milestones.filter(({ id, kind, network }) => kind === 'observance' && network === null && /^migrants-day-\d{4}$/.test(id));
}

/** Which one of its series a milestone is: 1 for the first. */
export function numberIn(series: readonly Milestone[], milestone: Milestone): number {
  return series.filter(({ startsOn }) => startsOn <= milestone.startsOn).length;
}
