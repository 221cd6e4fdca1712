import type { Instant } from '../time/instant.js';
import { CONTACT_FIELDS } from './contact.js';
import type { PracticeWrites } from './repository.js';
import type { ReviewWrites } from './review-repository.js';

/** Whose name goes: the person, and her accounts as `who` writes them. */
export interface Erased {
  readonly person: string;
  readonly accounts: readonly string[];
}

/**
 * Takes a person out of all practices: contact details of those that she began, her name from what she wrote, reviewed and commented on.
 * The practices stay; who wrote them reads "former focal point".
 */
export async function forgetPersonInPractices({ person, accounts }: Erased, at: Instant, tx: { readonly practices: Pick<PracticeWrites, 'forgetAuthor'>; readonly practiceReviews: Pick<ReviewWrites, 'forgetReviewer'> }): Promise<void> {
  await tx.practices.forgetAuthor(person, CONTACT_FIELDS, at);
  for (const account of accounts) await tx.practiceReviews.forgetReviewer(account);
}
