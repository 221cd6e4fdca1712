import type { Account } from '../chat/conversation.js';
import type { Language } from '../language/language.js';
import type { Grant, Person, Role } from './person.js';

export interface PeopleReads {
  findPerson(account: Account): Promise<Person | undefined>;
  /** People with at least one grant. */
  granted(): Promise<Person[]>;
  /** Where those who have this role can be written to alone: conversations in which they wrote themselves. */
  directConversations(role: Role): Promise<{ readonly conversation: string; readonly person: string }[]>;
}

export interface PeopleWrites extends PeopleReads {
  /** The person of this account, made if she is new. */
  meet(newId: string, account: Account): Promise<Person>;
  /** False when she has it already. */
  grant(person: string, grant: Grant): Promise<boolean>;
  /** False when she did not have it. */
  revoke(person: string, grant: Grant): Promise<boolean>;
  /** This conversation is hers alone. */
  rememberDirect(conversation: string, person: string): Promise<void>;
  setLanguage(person: string, language: Language | null): Promise<void>;
}
