import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { MOST, untouchedEntry, type NetworkEntry } from './entry.js';
import type { NetworkCode } from './network.js';
import type { NetworkWrites } from './repository.js';

export interface ChangeTools {
  readonly tx: { readonly networks: Pick<NetworkWrites, 'entries' | 'keepEntry'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** What the Secretariat says of a network: only what is named here is changed. */
export type NetworkWish = Partial<Omit<NetworkEntry, 'code'>>;

/** What became of a wish: changed, with a line in the audit trail; so already; or more tags or zones than a network can have, and nothing was changed. */
export type NetworkChanged = { readonly kind: 'changed' | 'so-already' } | { readonly kind: 'too-many'; readonly what: keyof typeof MOST };

/** Keeps what the Secretariat says of a network. */
export async function changeNetwork(code: NetworkCode, wish: NetworkWish, by: string, { tx, newId, clock }: ChangeTools): Promise<NetworkChanged> {
  const before = (await tx.networks.entries()).find((one) => one.code === code) ?? untouchedEntry(code);
  const after = { ...before, ...wish };
  if (JSON.stringify(before) === JSON.stringify(after)) return { kind: 'so-already' };
  for (const what of ['zones', 'tags'] as const) if ((after[what]?.length ?? 0) > MOST[what]) return { kind: 'too-many', what };
  await tx.networks.keepEntry(after);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: actionOf(before, after), subject: code, outcome: 'done', before, after });
  return { kind: 'changed' };
}

function actionOf(before: NetworkEntry, after: NetworkEntry): string {
  if (before.isConfirmed === after.isConfirmed) return 'networks.edit';
  return after.isConfirmed ? 'networks.confirm' : 'networks.unconfirm';
}
