import type { Account } from './chat/conversation.js';
import { who } from './people/person.js';
import type { Ground } from './ground.js';

/** Gives the accounts of the setting SECRETARIAT the role of approver, once, so that there is somebody to give roles. */
export async function grantFirstApprovers({ store, clock, newId }: Pick<Ground, 'store' | 'clock' | 'newId'>, accounts: readonly Account[]): Promise<void> {
  if (accounts.length === 0) return;
  await store.transact(async (tx) => {
    for (const account of accounts) {
      const person = await tx.people.meet(newId(), account);
      if (!(await tx.people.grant(person.id, { role: 'approver', network: null }))) continue;
      await tx.records.audit({ id: newId(), at: clock.machineNow(), by: 'setting:SECRETARIAT', action: 'people.grant', subject: who(account), outcome: 'done', before: null, after: 'approver' });
    }
  });
}
