import type { Answered, Heard } from '../people/heard.js';
import { mayDo } from '../people/may.js';
import { findByAnyCode } from './find-milestone.js';
import { historyOf } from './history.js';
import { historySaying } from './history-says.js';
import { refuse } from './ledger-wish.js';
import type { RoadmapReads } from './repository.js';
import { refusalOf } from './refused.js';

/** `history ID`: every value that a date had, for anybody who may see it. Who changed it is told to the Secretariat only. */
export async function tellHistory({ facts, person }: Heard, named: string, roadmap: Pick<RoadmapReads, 'formerDates' | 'changes'>): Promise<Answered> {
  const found = findByAnyCode(named, facts.ledger);
  if (found.kind === 'several') return { says: [refusalOf(refuse('several', found.milestones.slice(0, 5).map((one) => one.id).join(', ')))] };
  if (found.kind === 'none') return { says: [refusalOf(refuse('unknown', named))] };
  const { milestone } = found;
  const revisions = historyOf(milestone, await roadmap.formerDates(milestone.id), await roadmap.changes(milestone.id));
  return { says: [historySaying(milestone, revisions, mayDo(person.grants, 'roadmap.change'))] };
}
