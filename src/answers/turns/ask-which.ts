import type { Saying } from '../../chat/saying.js';
import type { MilestoneId } from '../../roadmap/milestone.js';
import { LONGEST_LIST } from '../answer-message.js';
import { which } from '../says.js';

/** "That", and several were told: each with its date and a button, as many as a list shows. */
export function askWhich(told: readonly MilestoneId[]): Saying {
  return which.of({ milestones: told.slice(0, LONGEST_LIST) });
}
