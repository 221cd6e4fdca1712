import type { PeopleReads } from '../people/repository.js';
import { accountOf } from '../people/person.js';

/**
 * Whether an account (as `who` writes it) is this person: another account of hers is no second person.
 * @param person the id of a person, or an account.
 */
export async function isSamePerson(account: string, person: string, people: Pick<PeopleReads, 'findPerson'>): Promise<boolean> {
  if (account === person) return true;
  const [one, other] = [await personOf(account, people), await personOf(person, people)];
  return one === other;
}

/** Her id; what has no person yet stands for itself. */
async function personOf(who: string, people: Pick<PeopleReads, 'findPerson'>): Promise<string> {
  const account = accountOf(who);
  return (account === undefined ? undefined : await people.findPerson(account))?.id ?? who;
}
