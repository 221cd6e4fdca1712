import { findByAnyCode } from '../roadmap/find-milestone.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import { CommandEnd, EXIT } from './exit-codes.js';

/** The milestone that is named by its id, a code of any of its dates, or its title. Ends the command where none is, or several are. */
export async function namedMilestone(text: string, roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates'>): Promise<Milestone> {
  const found = findByAnyCode(text, { milestones: await roadmap.milestones(), formerDates: await roadmap.formerDates() });
  if (found.kind === 'one') return found.milestone;
  if (found.kind === 'none') throw new CommandEnd(EXIT.refused, `${text}: no such milestone. See: imrf-bot roadmap list --all`);
  throw new CommandEnd(EXIT.refused, `${text}: this fits ${found.milestones.map(({ id }) => id).join(', ')}. Name one of them.`);
}
