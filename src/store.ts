import type { TurnReads, TurnWrites } from './answers/turns/repository.js';
import type { BroadcastReads, BroadcastWrites } from './broadcasts/repository.js';
import type { CalendarReads, CalendarWrites } from './calendar/repository.js';
import type { CorrectionReads } from './corrections/repository.js';
import type { FormDraftReads, FormDraftWrites } from './chat/form-draft.js';
import type { InstallationReads, InstallationWrites } from './chat/installation.js';
import type { DeliveryReads, DeliveryWrites } from './delivery/repository.js';
import type { FilesToReadReads, FilesToReadWrites } from './inbox/files-to-read.js';
import type { InboxReads, InboxWrites } from './inbox/repository.js';
import type { NetworkReads, NetworkWrites } from './networks/repository.js';
import type { PeopleReads, PeopleWrites } from './people/repository.js';
import type { DocumentReads, DocumentWrites } from './practices/documents/repository.js';
import type { PracticeSearchReads, PracticeSearchWrites } from './practices/search/repository.js';
import type { PracticeReads, PracticeWrites } from './practices/repository.js';
import type { ReviewReads, ReviewWrites } from './practices/review-repository.js';
import type { PrivacyReads, PrivacyWrites } from './privacy/repository.js';
import type { RecordReads, RecordWrites } from './records/repository.js';
import type { ReferenceReads, ReferenceWrites } from './reference/repository.js';
import type { ReminderReads, ReminderWrites } from './reminders/repository.js';
import type { RequestReads, RequestWrites } from './requests/repository.js';
import type { ShippedReads, ShippedWrites } from './roadmap/shipped-repository.js';
import type { RoadmapReads, RoadmapWrites } from './roadmap/repository.js';
import type { SupportReads, SupportWrites } from './support/repository.js';
import type { TranslationReads, TranslationWrites } from './translations/repository.js';
import type { WeeklyReads, WeeklyWrites } from './weekly/repository.js';

/** Repositories that only read; outside a transaction they see what is committed. */
export interface Reads {
  readonly roadmap: RoadmapReads;
  readonly translations: TranslationReads;
  readonly shipped: ShippedReads;
  readonly networks: NetworkReads;
  readonly reference: ReferenceReads;
  readonly people: PeopleReads;
  readonly reminders: ReminderReads;
  readonly deliveries: DeliveryReads;
  readonly inbox: InboxReads;
  readonly records: RecordReads;
  readonly corrections: CorrectionReads;
  readonly broadcasts: BroadcastReads;
  readonly calendar: CalendarReads;
  readonly requests: RequestReads;
  readonly turns: TurnReads;
  readonly weekly: WeeklyReads;
  readonly practices: PracticeReads;
  readonly support: SupportReads;
  readonly privacy: PrivacyReads;
  readonly practiceReviews: ReviewReads;
  readonly practiceSearch: PracticeSearchReads;
  readonly practiceDocuments: DocumentReads;
  readonly files: FilesToReadReads;
  readonly forms: FormDraftReads;
  readonly installations: InstallationReads;
}

/** Repositories that write; they exist only inside `transact`. */
export interface Writes {
  readonly roadmap: RoadmapWrites;
  readonly translations: TranslationWrites;
  readonly shipped: ShippedWrites;
  readonly networks: NetworkWrites;
  readonly reference: ReferenceWrites;
  readonly people: PeopleWrites;
  readonly reminders: ReminderWrites;
  readonly deliveries: DeliveryWrites;
  readonly inbox: InboxWrites;
  readonly records: RecordWrites;
  readonly corrections: CorrectionReads;
  readonly broadcasts: BroadcastWrites;
  readonly calendar: CalendarWrites;
  readonly requests: RequestWrites;
  readonly turns: TurnWrites;
  readonly weekly: WeeklyWrites;
  readonly practices: PracticeWrites;
  readonly support: SupportWrites;
  readonly privacy: PrivacyWrites;
  readonly practiceReviews: ReviewWrites;
  readonly practiceSearch: PracticeSearchWrites;
  readonly practiceDocuments: DocumentWrites;
  readonly files: FilesToReadWrites;
  readonly forms: FormDraftWrites;
  readonly installations: InstallationWrites;
}

/** The ledger and all that hangs on it, on SQLite or PostgreSQL. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly reads: Reads;
  /**
   * One writer at a time, all or nothing. Never await the network, a timer or a file in `fn`: everybody waits.
   * `fn` may run twice (PostgreSQL asks for a repeat), so it keeps nothing outside its arguments.
   */
  transact<T>(fn: (tx: Writes) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
