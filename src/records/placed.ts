import type { AuditEntry, RecordWrites } from './repository.js';

/** The same writers, which note in each line of the audit trail where it came from: a conversation's id, or `command line`. */
export function placed<Tx extends { readonly records: RecordWrites }>(tx: Tx, from: string): Tx {
  return { ...tx, records: { ...tx.records, audit: (entry: AuditEntry) => tx.records.audit({ from, ...entry }) } };
}
