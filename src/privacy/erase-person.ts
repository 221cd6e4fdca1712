import type { Account } from '../chat/conversation.js';
import { isLastApprover } from '../people/change-role.js';
import type { PeopleReads } from '../people/repository.js';
import { forgetPersonInPractices } from '../practices/forget-person.js';
import type { PracticeWrites } from '../practices/repository.js';
import type { ReviewWrites } from '../practices/review-repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { PrivacyWrites } from './repository.js';

/** What erasing writes to. */
export interface ErasingTools {
  readonly tx: {
    readonly privacy: PrivacyWrites;
    readonly people: Pick<PeopleReads, 'granted'>;
    readonly practices: PracticeWrites;
    readonly practiceReviews: Pick<ReviewWrites, 'forgetReviewer'>;
    readonly records: Pick<RecordWrites, 'audit'>;
  };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

/** What became of it. `pseudonym` stands from now on where she stood. */
export type Erasing = { readonly kind: 'erased'; readonly pseudonym: string; readonly draftsDeleted: number } | { readonly kind: 'unknown' } | { readonly kind: 'last-approver' };

/**
 * Erases a person, in one transaction: her accounts, roles, language and the conversations that she had with the bot alone,
 * with all that was asked there; her unfinished forms; the words of what she asked for. A practice stays without her; a draft
 * that belongs to no network goes. The last approver stays: nobody could give the role again.
 */
export async function erasePerson(account: Account, by: string, { tx, newId, clock }: ErasingTools): Promise<Erasing> {
  const subject = await tx.privacy.findSubject(account);
  if (subject === undefined) return { kind: 'unknown' };
  if (await isLastApprover(subject.person, tx.people)) return { kind: 'last-approver' };
  const draftsDeleted = await deleteOwnDrafts(subject.person, tx.practices);
  await forgetPersonInPractices(subject, clock.now(), tx);
  const pseudonym = await tx.privacy.erase(subject, newId(), clock.machineNow());
  // Whoever erases herself is named as she is from now on.
  const actor = subject.accounts.includes(by) ? pseudonym : by;
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: actor, action: 'people.erase', subject: pseudonym, outcome: 'done', before: null, after: { drafts: draftsDeleted } });
  return { kind: 'erased', pseudonym, draftsDeleted };
}

const MOST_DRAFTS = 10_000;

/** Drafts that no network can go on with. */
async function deleteOwnDrafts(person: string, practices: PracticeWrites): Promise<number> {
  const drafts = await practices.listPractices({ submitter: person, states: ['draft'] }, { after: null, limit: MOST_DRAFTS, fields: [] });
  let deleted = 0;
  for (const { id, network } of drafts) if (network === null && (await practices.deleteDraft(id))) deleted += 1;
  return deleted;
}
