import type { Milestone } from '../../roadmap/milestone.js';
import type { Subject } from '../reading/meanings.js';
import type { Question } from '../reading/read-question.js';
import type { Known } from './known.js';

const GATHERINGS: ReadonlySet<Milestone['kind']> = new Set<Milestone['kind']>(['forum', 'hearing', 'regional-review', 'meeting', 'briefing', 'consultation', 'dialogue', 'observance', 'training']);

/** What an event brings out. */
const WRITTEN: readonly Subject[] = ['report', 'migration-report', 'rapporteur', 'launch', 'guidance', 'workplan'];

/**
 * Whether an event can be what a question about a document means. A summary is its own thing, held or not; what is published is no gathering:
 * "when did the Forum publish its chair's summary" asks for no Forum, and for nobody who takes a chair.
 */
export function isWhatDocumentMeans({ own, also, milestone }: Known, { subjects, asks }: Question): boolean {
  if (subjects.has('summary') && !own.has('summary') && !also.has('summary')) return false;
  return !asks('published') || !GATHERINGS.has(milestone.kind) || milestone.deadline || WRITTEN.some((subject) => own.has(subject) || also.has(subject));
}
