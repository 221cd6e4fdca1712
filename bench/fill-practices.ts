import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { readNetworkDirectory } from '../src/networks/directory.js';
import { packageRoot } from '../src/package-root.js';
import type { Practice } from '../src/practices/practice.js';
import { foundEntry } from '../src/practices/search/found-entry.js';
import type { Store } from '../src/store.js';
import { SHIPPED_FORMS } from '../test/support/practice-forms.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));

/** Rows as the repositories write them, in one go: a house fills up over years. */
export async function fill(store: Store, path: string, practices: readonly Practice[]): Promise<void> {
  const db = new Sqlite(path);
  const one = db.prepare('insert into practice values (@id, @kind, @state, 2, 1, @language, @network, null, null, null, \'[]\', @begunAt, @changedAt, @submittedAt)');
  const field = db.prepare('insert into practice_field values (?, ?, ?, 1, null, ?)');
  const choice = db.prepare('insert into practice_choice values (?, ?, ?)');
  db.transaction(() => {
    for (const { values, ...practice } of practices) {
      one.run({ id: practice.id, kind: practice.kind, state: practice.state, language: practice.language, network: practice.network, begunAt: practice.begunAt, changedAt: practice.changedAt, submittedAt: practice.submittedAt });
      for (const [name, value] of Object.entries(values)) {
        field.run(practice.id, name, JSON.stringify(value), practice.changedAt);
        if (typeof value !== 'string') for (const each of value) choice.run(practice.id, name, each);
      }
    }
  })();
  db.close();
  for (let at = 0; at < practices.length; at += 500) {
    await store.transact(async (tx) => {
      for (const practice of practices.slice(at, at + 500)) await tx.practiceSearch.keepFound(foundEntry(practice, { practiceForms: SHIPPED_FORMS, networks }));
    });
  }
}
