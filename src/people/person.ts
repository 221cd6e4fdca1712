import { z } from 'zod';
import { Account } from '../chat/conversation.js';
import type { Language } from '../language/language.js';

/**
 * What a person may be. member: anyone who writes. focal-point: speaks for a network. editor: writes for the Secretariat.
 * approver: releases, and may all that an editor may. operator: runs the command line on the machine itself.
 */
export const Role = z.enum(['member', 'focal-point', 'editor', 'approver', 'operator']);
export type Role = z.infer<typeof Role>;

/** A role, for one network where it is a focal point's. */
export interface Grant {
  readonly role: Role;
  readonly network: string | null;
}

/** A person with her account here. Grants are hers wherever she writes. */
export interface Person {
  readonly id: string;
  readonly account: Account;
  readonly language: Language | null;
  readonly grants: readonly Grant[];
}

/** Names an account in one word: `slack:TEAM/USER`, `teams:TENANT/AAD`, `web:NAME`, `console:NAME`. */
export function who(account: Account): string {
  return account.platform === 'slack' || account.platform === 'teams'
    ? `${account.platform}:${account.tenant}/${account.user}`
    : `${account.platform}:${account.user}`;
}

/** The same, as people read it: on the page and in the terminal people have names, elsewhere ids. */
export function shownWho(text: string): string {
  return text.replace(/^(web|console):/, '');
}

/** Reads what `who` writes. A bare NAME is console. Undefined for anything else. */
export function accountOf(text: string): Account | undefined {
  const far = /^(slack|teams):([^/\s]{1,200})\/([^/\s]{1,200})$/.exec(text);
  if (far) return Account.safeParse({ platform: far[1], tenant: far[2], user: far[3] }).data;
  const near = /^(?:(web|console):)?([\p{L}\p{N}._-]{1,60})$/u.exec(text);
  if (near) return Account.safeParse({ platform: near[1] ?? 'console', tenant: 'local', user: near[2] }).data;
  return undefined;
}
