import type { Milestone } from '../../roadmap/milestone.js';
import { headsOf } from '../finding/find-events.js';
import type { Known } from '../finding/known.js';
import type { Question } from '../reading/read-question.js';

/** Where a list is to look. `regions` undefined: everywhere. `withGlobal`: what concerns all stands in it too. */
export interface Scope {
  readonly regions: readonly string[] | undefined;
  readonly withGlobal: boolean;
}

/** Filters that the wording names: kind, what is due, region, and whom it concerns. */
export function isWanted(one: Known, question: Question, { regions, withGlobal }: Scope): boolean {
  const { milestone } = one;
  if (milestone.status === 'cancelled') return false;
  if (question.says('deadline') && !milestone.deadline) return false;
  if (regions !== undefined && !regions.includes(milestone.region) && !(withGlobal && milestone.region === 'global')) return false;
  return isForAudience(milestone, question) && isOfKind(one, question);
}

function isForAudience({ audience }: Milestone, { says }: Question): boolean {
  if ((says('civil-society') || says('stakeholders')) && !audience.includes('stakeholders')) return false;
  return !says('governments') || audience.includes('member-states');
}

function isOfKind({ own, also, milestone }: Known, question: Question): boolean {
  const heads = headsOf(question);
  if (heads.size === 1 && heads.has('review')) return milestone.kind === 'regional-review';
  return [...heads].every((head) => own.has(head) || also.has(head));
}
