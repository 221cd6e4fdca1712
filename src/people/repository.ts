import type { Account } from '../chat/conversation.js';
import type { Language } from '../language/language.js';
import type { StillAsked } from './focal-point.js';
import type { Grant, Person, Role } from './person.js';

export interface PeopleReads {
  findPerson(account: Account): Promise<Person | undefined>;
  /** People with at least one grant. */
  granted(): Promise<Person[]>;
  /** In which quarters people were asked whether they are still focal points: all, or one. A question that has not arrived is left out. */
  stillAsked(person?: string): Promise<StillAsked[]>;
  /** Where she can be written to alone. */
  directConversationsOf(person: string): Promise<string[]>;
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
  /** She is asked in this quarter; `delivery` carries the question. What stands for the quarter stays. */
  askStill(person: string, quarter: string, delivery: string): Promise<void>;
  /** She has said that she still is, or was given the role, in this quarter. */
  confirmStill(person: string, quarter: string): Promise<void>;
  /** Her silence is forgotten: she is given the role anew. */
  forgetStillAsked(person: string): Promise<void>;
  /** This conversation is hers alone. */
  rememberDirect(conversation: string, person: string): Promise<void>;
  setLanguage(person: string, language: Language | null): Promise<void>;
}
