import type { Kysely, Transaction } from 'kysely';
import type { Reads, Store, Writes } from '../src/store.js';
import { broadcastReads } from './broadcasts-read.js';
import { broadcastWrites } from './broadcasts.js';
import { correctionReads } from './corrections.js';
import { calendarReads, calendarWrites } from './calendar.js';
import { deliveryReads } from './deliveries-read.js';
import { deliveryWrites } from './deliveries.js';
import { filesToReadReads, filesToReadWrites } from './files-to-read.js';
import { formDraftReads, formDraftWrites } from './form-drafts.js';
import { inboxReads, inboxWrites } from './inbox.js';
import { installationReads, installationWrites } from './installations.js';
import type { Keepers } from './kept-until-changed.js';
import { networkReads, networkWrites } from './networks.js';
import { peopleReads, peopleWrites } from './people.js';
import { documentReads, documentWrites } from './practice-documents.js';
import { practiceSearchReads, practiceSearchWrites } from './practice-search.js';
import { reviewReads, reviewWrites } from './practice-review.js';
import { practiceReads, practiceWrites } from './practices.js';
import { privacyReads, privacyWrites } from './privacy.js';
import { recordReads, recordWrites } from './records.js';
import { referenceReads, referenceWrites } from './reference.js';
import { reminderReads, reminderWrites } from './reminders.js';
import { requestReads, requestWrites } from './requests.js';
import { roadmapReads, roadmapWrites } from './roadmap.js';
import { shippedReads, shippedWrites } from './shipped-entries.js';
import type { Tables } from './schema.js';
import { supportReads, supportWrites } from './support.js';
import { translationReads, translationWrites, type KeptNames } from './translations.js';
import { turnReads, turnWrites } from './turns.js';
import { weeklyReads, weeklyWrites } from './weekly.js';

/** Everything that reads, over one connection. */
export function readsOf(db: Kysely<Tables>, kind: Store['kind'], names: KeptNames, keepers: Keepers): Reads {
  return {
    roadmap: roadmapReads(db, keepers), shipped: shippedReads(db), translations: translationReads(db, names), weekly: weeklyReads(db), support: supportReads(db), privacy: privacyReads(db), networks: networkReads(db), reference: referenceReads(db, keepers.reference), people: peopleReads(db), reminders: reminderReads(db),
    deliveries: deliveryReads(db), inbox: inboxReads(db), records: recordReads(db), corrections: correctionReads(db), calendar: calendarReads(db),
    requests: requestReads(db), turns: turnReads(db), practices: practiceReads(db), practiceReviews: reviewReads(db), practiceSearch: practiceSearchReads(db, kind), forms: formDraftReads(db), installations: installationReads(db),
    broadcasts: broadcastReads(db), files: filesToReadReads(db), practiceDocuments: documentReads(db),
  };
}

/**
 * Everything that writes. A Transaction is asked for, so the compiler refuses a writer outside `transact`. A transaction uses two or
 * three of these: each is made when it is first asked for.
 */
export function writesOf(tx: Transaction<Tables>, kind: Store['kind'], names: KeptNames): Writes {
  return whenAsked<Writes>({
    roadmap: () => roadmapWrites(tx), shipped: () => shippedWrites(tx), translations: () => translationWrites(tx, names), weekly: () => weeklyWrites(tx), support: () => supportWrites(tx), privacy: () => privacyWrites(tx), networks: () => networkWrites(tx), reference: () => referenceWrites(tx), people: () => peopleWrites(tx), reminders: () => reminderWrites(tx),
    deliveries: () => deliveryWrites(tx, kind), inbox: () => inboxWrites(tx, kind), records: () => recordWrites(tx), corrections: () => correctionReads(tx), calendar: () => calendarWrites(tx),
    requests: () => requestWrites(tx), turns: () => turnWrites(tx), practices: () => practiceWrites(tx), practiceReviews: () => reviewWrites(tx), practiceSearch: () => practiceSearchWrites(tx, kind), forms: () => formDraftWrites(tx), installations: () => installationWrites(tx),
    broadcasts: () => broadcastWrites(tx, kind), files: () => filesToReadWrites(tx), practiceDocuments: () => documentWrites(tx),
  });
}

/** Each part is made once, when it is first read. */
function whenAsked<Parts extends object>(makers: { readonly [Name in keyof Parts]: () => Parts[Name] }): Parts {
  const parts = {} as Parts;
  for (const name of Object.keys(makers) as (keyof Parts)[]) {
    Object.defineProperty(parts, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = makers[name]();
        Object.defineProperty(parts, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return parts;
}
