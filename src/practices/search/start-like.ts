import type { Answered, Heard } from '../../people/heard.js';
import { beginDraft, type DraftTools } from '../draft.js';
import { openById } from '../open.js';
import { practiceGone } from '../says.js';
import { startLikeButton } from './found-buttons.js';
import { isFindable } from './keep-findable.js';

/** What makes practices alike without being anybody's words: the objectives, and what kind of thing it is. */
const STRUCTURE = ['primaryObjectives', 'secondaryObjectives', 'guidingPrinciples', 'sdgs', 'practiceType', 'geographicScope'] as const;

/** A new draft with the structure and objectives of an approved practice, and none of its text. */
export async function startLike(heard: Heard, value: unknown, tools: DraftTools): Promise<Answered> {
  const id = startLikeButton.read(value)?.practice;
  const like = id === undefined ? undefined : await tools.tx.practices.findPractice(id);
  if (like === undefined || !isFindable(like)) return { says: [practiceGone.of({})] };
  const draft = await beginDraft(heard, tools);
  const at = tools.clock.machineNow();
  for (const field of STRUCTURE) {
    const chosen = like.values[field];
    if (chosen !== undefined) await tools.tx.practices.keepField(draft.id, { field, value: chosen, by: heard.person.id, at }, 0);
  }
  return openById(heard, { practice: draft.id }, tools);
}
