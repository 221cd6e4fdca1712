import type { DeliveryWrites } from '../delivery/repository.js';
import { mayDo } from '../people/may.js';
import { accountOf } from '../people/person.js';
import type { PeopleReads } from '../people/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { untold } from './comment.js';
import type { Practice, PracticeState } from './practice.js';
import type { PracticeWrites } from './repository.js';
import { planReview, type PlannedReview, type ReviewRefusal } from './review-plan.js';
import type { ReviewWrites } from './review-repository.js';
import type { ReviewStep } from './review-step.js';
import { TellingStep } from './review.js';
import type { EntryTools } from './search/found-entry.js';
import { keepFindable } from './search/keep-findable.js';
import type { PracticeSearchWrites } from './search/repository.js';
import { tellStep } from './tell-step.js';

/** What taking a step needs: all of it is written in one transaction. */
export interface ReviewTools {
  readonly tx: {
    readonly practices: Pick<PracticeWrites, 'findPractice' | 'stepPractice'>;
    readonly practiceReviews: ReviewWrites;
    readonly deliveries: Pick<DeliveryWrites, 'enqueue'>;
    readonly records: Pick<RecordWrites, 'audit'>;
    readonly people: Pick<PeopleReads, 'findPerson'>;
    readonly practiceSearch: Pick<PracticeSearchWrites, 'keepFound' | 'dropFound'>;
  };
  readonly practiceForms: EntryTools['practiceForms'];
  readonly networks: EntryTools['networks'];
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
}

/** Who acts, and whether the table of rights lets her review. */
export interface Reviewer {
  /** The account, as `who` writes it. */
  readonly by: string;
  readonly mayReview: boolean;
}

/** A step on one practice. `seen`: the revision that the reviewer saw; null where she named none. */
export interface WantedStep {
  readonly practice: string;
  readonly step: ReviewStep;
  readonly seen: number | null;
}

/** A step was taken: how the practice stands now, how it stood before, and whether its submitter hears of it. */
export interface ReviewDone {
  readonly kind: 'done';
  readonly practice: Practice;
  readonly was: PracticeState;
  readonly isTold: boolean;
}

/**
 * Takes one step of a review, or says why not. State, comments, what the submitter is told and the audit trail are written together.
 * @param fields of the form, on which can be commented.
 */
export async function takeReviewStep(wanted: WantedStep, reviewer: Reviewer, fields: ReadonlySet<string>, tools: ReviewTools): Promise<ReviewDone | ReviewRefusal> {
  const plan = await planFor(wanted, reviewer, fields, tools);
  if (plan.kind === 'refused') return plan;
  const { practice, to } = plan;
  const at = tools.clock.now();
  if (to !== null && (await tools.tx.practices.stepPractice(practice.id, practice.revision, { state: to, at })) === 'stale') return { kind: 'refused', code: 'stale', said: practice.id, state: practice.state };
  const after = { ...practice, state: to ?? practice.state, revision: practice.revision + (to === null ? 0 : 1) };
  await write(wanted.step, after, reviewer, tools);
  // Whatever is decided, what was said of a field is told with it: there may be no later step that tells it.
  if (to !== null) await tools.tx.practiceReviews.tellComments(after.id, after.revision);
  if (to !== null) await keepFindable(after, tools.tx.practiceSearch, tools);
  await replaceOld(plan, reviewer, tools);
  // Who gets one that was decided, to publish it say, is nothing that its submitter waits for.
  const told = wanted.step.step === 'assign' && after.state !== 'submitted' ? undefined : TellingStep.safeParse(wanted.step.step).data;
  const isTold = told !== undefined && (await tellStep(after, told, at, tools));
  await note(wanted.step.step, practice, after, reviewer, tools);
  return { kind: 'done', practice: after, was: practice.state, isTold };
}

async function planFor({ practice: id, step, seen }: WantedStep, { by, mayReview }: Reviewer, fields: ReadonlySet<string>, { tx }: ReviewTools): Promise<PlannedReview | ReviewRefusal> {
  const practice = await tx.practices.findPractice(id);
  const named = step.step === 'merge' || step.step === 'duplicate' ? step.other : null;
  const other = named === null ? undefined : await tx.practices.findPractice(named);
  const revised = practice === undefined || practice.revises === null ? undefined : await tx.practices.findPractice(practice.revises);
  const isReviewer = step.step === 'assign' && (step.to === by || (await mayAccountReview(step.to, tx.people)));
  return planReview(step, { practice, seen, mayReview, untold: untold(await tx.practiceReviews.commentsOn(id)).length, fields, other, revised, isReviewer }, id);
}

async function mayAccountReview(text: string, people: Pick<PeopleReads, 'findPerson'>): Promise<boolean> {
  const account = accountOf(text);
  const person = account === undefined ? undefined : await people.findPerson(account);
  return person !== undefined && mayDo(person.grants, 'practices.review');
}

async function write(step: ReviewStep, { id }: Practice, { by }: Reviewer, { tx: { practiceReviews }, newId, clock }: ReviewTools): Promise<void> {
  switch (step.step) {
    case 'comment':
      return practiceReviews.addComment({ id: newId(), practice: id, field: step.field, text: step.text.trim(), by, at: clock.now() });
    case 'reject':
      return practiceReviews.keepReview(id, { reason: step.reason.trim() });
    case 'merge':
    case 'duplicate':
      return practiceReviews.keepReview(id, { other: step.other });
    case 'assign':
      return practiceReviews.keepReview(id, { assignee: step.to });
    case 'publish':
      return practiceReviews.keepReview(id, { address: step.address.trim() });
    case 'request-changes':
    case 'approve':
  }
}

/** The old one is kept, and stands beside the new one from now on. */
async function replaceOld({ supersedes: old }: PlannedReview, reviewer: Reviewer, tools: ReviewTools): Promise<void> {
  if (old === null) return;
  await tools.tx.practices.stepPractice(old.id, old.revision, { state: 'superseded', at: tools.clock.now() });
  await tools.tx.practiceSearch.dropFound(old.id);
  await note('supersede', old, { ...old, state: 'superseded', revision: old.revision + 1 }, reviewer, tools);
}

/** States and revisions only: the trail holds no words of people. */
function note(step: string, before: Practice, after: Practice, { by }: Reviewer, { tx, newId, clock }: ReviewTools): Promise<void> {
  const standing = ({ state, revision }: Practice) => ({ state, revision });
  return tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: `practices.${step}`, subject: before.id, outcome: 'done', before: standing(before), after: standing(after) });
}
