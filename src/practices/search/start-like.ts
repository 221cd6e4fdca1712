import type { Answered, Heard } from '../../people/heard.js';
import { beginDraft, type DraftTools } from '../draft.js';
import { openById } from '../open.js';
import { keepFields } from '../keep-fields.js';
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
  const given = Object.fromEntries(STRUCTURE.flatMap((field) => (like.values[field] === undefined ? [] : [[field, like.values[field]]])));
  await keepFields(draft.id, { form: tools.practiceForms.formOf(draft, draft.language), seen: {}, given, by: heard.person.id, at: tools.clock.machineNow() }, tools.tx.practices);
  return openById(heard, { practice: draft.id }, tools);
}
