import { Migrator, type Kysely } from 'kysely';
import { house } from './migrations/001-house.js';
import { translations } from './migrations/002-translations.js';
import { reference } from './migrations/003-reference.js';
import { heldChanges } from './migrations/005-held-changes.js';
import { faces } from './migrations/006-faces.js';
import { calendar } from './migrations/007-calendar.js';
import { requests } from './migrations/008-requests.js';
import { shippedEntries } from './migrations/009-shipped-entries.js';
import { reminders } from './migrations/010-reminders.js';
import { deliveryAge } from './migrations/011-delivery-age.js';
import { corrections } from './migrations/012-corrections.js';
import { turns } from './migrations/013-turns.js';
import { weekly } from './migrations/014-weekly.js';
import { practices } from './migrations/015-practices.js';
import { practiceReview } from './migrations/016-practice-review.js';
import { practiceSearch } from './migrations/017-practice-search.js';
import { broadcasts } from './migrations/018-broadcasts.js';
import { support } from './migrations/020-support.js';
import { networks } from './migrations/019-networks.js';
import { trail } from './migrations/021-trail.js';
import { reminderStamps } from './migrations/022-reminder-stamps.js';
import { nextDue } from './migrations/023-next-due.js';
import { filesToRead } from './migrations/024-files-to-read.js';
import { practiceDocuments } from './migrations/025-practice-documents.js';
import { subjectsOfDelivery } from './migrations/027-subjects-of-delivery.js';
import { closedAt } from './migrations/028-closed-at.js';
import { toldOpenly } from './migrations/029-told-openly.js';
import { takenBack } from './migrations/030-taken-back.js';
import { heldBetween } from './migrations/031-held-between.js';
import { subjectsTo } from './migrations/032-subjects-to.js';
import type { Tables } from './schema.js';
import { StoreFault } from './store-fault.js';

/** Brings a database to the newest schema. Two processes that start together wait for each other. Throws StoreFault on one that a newer version made. */
export async function migrate(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const migrations = {
    '001-house': house(kind),
    '002-translations': translations(kind),
    '003-reference': reference(kind),
    '005-held-changes': heldChanges(kind),
    '006-faces': faces(kind),
    '007-calendar': calendar(kind),
    '008-requests': requests(kind),
    '009-shipped-entries': shippedEntries(kind),
    '010-reminders': reminders(kind),
    '011-delivery-age': deliveryAge(kind),
    '012-corrections': corrections(kind),
    '013-turns': turns(kind),
    '014-weekly': weekly(kind),
    '015-practices': practices(kind),
    '016-practice-review': practiceReview(kind),
    '017-practice-search': practiceSearch(kind),
    '018-broadcasts': broadcasts(kind),
    '020-support': support(kind),
    '019-networks': networks(kind),
    '021-trail': trail(kind),
    '022-reminder-stamps': reminderStamps(kind),
    '023-next-due': nextDue(),
    '024-files-to-read': filesToRead(kind),
    '025-practice-documents': practiceDocuments(kind),
    '027-subjects-of-delivery': subjectsOfDelivery(),
    '028-closed-at': closedAt(kind),
    '029-told-openly': toldOpenly(kind),
    '030-taken-back': takenBack(kind),
    '031-held-between': heldBetween(kind),
    '032-subjects-to': subjectsTo(),
  };
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  // Kysely's words for a migration that is recorded there and not known here.
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreFault('store.newer', 'The database was made by a newer version. It was left as it is: run that version, or name another database in DATABASE_URL.', { cause: error });
  }
  if (error !== undefined) throw error instanceof Error ? error : new Error('the database could not be brought to the newest schema', { cause: error });
}
