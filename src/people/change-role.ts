import type { Account } from '../chat/conversation.js';
import { PRIORITY } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { NetworkReads } from '../networks/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { dayIn } from '../time/zone.js';
import { Role, who, type Grant, type Person } from './person.js';
import { quarterOf } from './quarter.js';
import type { PeopleWrites } from './repository.js';
import { roleTold } from './role-says.js';

/** Everybody is a member, and an operator is who has the machine: neither can be given. */
export const GivenRole = Role.exclude(['member', 'operator']);

export interface RoleTools {
  readonly tx: {
    readonly people: PeopleWrites;
    readonly networks: Pick<NetworkReads, 'findConversation'>;
    readonly deliveries: Pick<DeliveryWrites, 'enqueue'>;
    readonly records: Pick<RecordWrites, 'audit'>;
  };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

export interface RoleWish {
  readonly verb: 'grant' | 'revoke';
  readonly account: Account;
  readonly grant: Grant;
  /** Where it was asked for, so that who has never written to the bot alone is told there; null on the command line. */
  readonly conversation: string | null;
  /** True where she gives it back herself, and so needs no telling. */
  readonly isBySelf?: true;
}

/** What became of it. `isTold`: whether a message to her is on its way. */
export type RoleChanged = { readonly kind: 'changed'; readonly isTold: boolean } | { readonly kind: 'as-before' } | { readonly kind: 'last-approver' };

/** Gives a role or takes it back, audits it, and tells the person. The last approver stays: nobody could give the role again. */
export async function changeRole(wish: RoleWish, by: string, tools: RoleTools): Promise<RoleChanged> {
  const { tx, newId } = tools;
  const { verb, account, grant } = wish;
  const person = await tx.people.meet(newId(), account);
  if (verb === 'revoke' && grant.role === 'approver' && (await isLastApprover(person.id, tx.people))) return { kind: 'last-approver' };
  if (!(await tx.people[verb](person.id, grant))) return { kind: 'as-before' };
  if (verb === 'grant' && grant.role === 'focal-point') await beginAnew(person, tools);
  const entry = newId();
  const [before, after] = verb === 'grant' ? [null, grant] : [grant, null];
  await tx.records.audit({ id: entry, at: tools.clock.machineNow(), by, action: `people.${verb}`, subject: who(account), outcome: 'done', before, after });
  return { kind: 'changed', isTold: wish.isBySelf !== true && (await tell(wish, person, entry, tools)) };
}

/** Whether nobody else could give roles once she cannot. */
export async function isLastApprover(person: string, people: Pick<PeopleWrites, 'granted'>): Promise<boolean> {
  const approvers = new Set((await people.granted()).filter(({ grants }) => grants.some(({ role }) => role === 'approver')).map(({ id }) => id));
  return approvers.has(person) && approvers.size === 1;
}

/** She has just been named: earlier silence does not count, and she is not asked before the next quarter. */
async function beginAnew({ id }: Person, { tx, clock }: RoleTools): Promise<void> {
  await tx.people.forgetStillAsked(id);
  await tx.people.confirmStill(id, quarterOf(dayIn('UTC', clock.now())));
}

async function tell({ verb, account, grant, conversation }: RoleWish, { id }: Person, entry: string, tools: RoleTools): Promise<boolean> {
  const place = (await aloneWith(id, tools)) ?? (await beside(account, conversation, tools));
  if (place === null) return false;
  const now = tools.clock.machineNow();
  await tools.tx.deliveries.enqueue([{ key: `role:${entry}`, ...place, thread: null, saying: roleTold.of({ verb, ...grant }), language: null, priority: PRIORITY.reply, due: now, subjects: [], updates: null }], now);
  return true;
}

interface Place {
  readonly conversation: string;
  readonly onlyFor: string | null;
}

async function aloneWith(person: string, { tx }: RoleTools): Promise<Place | null> {
  for (const conversation of await tx.people.directConversationsOf(person)) {
    if ((await tx.networks.findConversation(conversation))?.state === 'open') return { conversation, onlyFor: null };
  }
  return null;
}

/** In the conversation where it was asked for, for her eyes alone: only the platform that she is on knows her. */
async function beside(account: Account, conversation: string | null, { tx }: RoleTools): Promise<Place | null> {
  const found = conversation === null ? undefined : await tx.networks.findConversation(conversation);
  if (found === undefined || found.address.kind === 'person') return null;
  const isHers = found.address.platform === account.platform && found.address.tenant === account.tenant;
  return isHers ? { conversation: found.id, onlyFor: who(account) } : null;
}
