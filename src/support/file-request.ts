import type { Language } from '../language/language.js';
import { who, type Person } from '../people/person.js';
import type { ReferenceBook } from '../reference/book.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Conversation } from '../networks/conversation.js';
import { findOffer } from './offers.js';
import { tellOfNew, type SupportTools } from './make-step.js';
import { refuse, type SupportRefusal } from './plan-step.js';
import { LONGEST_TEXT, requestCode, SupportWish, type SupportRequest } from './support-request.js';

/** Who asks, where, when and in which language. */
export interface Asking {
  readonly person: Pick<Person, 'account'>;
  readonly conversation: Pick<Conversation, 'id' | 'network'>;
  readonly thread: string | null;
  readonly language: Language;
  readonly today: CalendarDate;
}

/** Puts a request into the Secretariat's queue. Refused where nothing of the kind is offered now, or what was filled in cannot hold. */
export async function fileRequest(wish: SupportWish, { person, conversation, thread, language, today }: Asking, book: ReferenceBook, tools: SupportTools): Promise<SupportRequest | SupportRefusal> {
  const offer = findOffer(wish.offer, book);
  if (offer === undefined) return refuse('no-offer', wish.offer);
  if (!offer.values.requests.includes(wish.kind)) return refuse('kind-unknown', wish.kind);
  if (wish.what.trim() === '') return refuse('text-missing');
  if (wish.what.length > LONGEST_TEXT) return refuse('text-long', String(LONGEST_TEXT));
  if (wish.wantedBy !== null && wish.wantedBy < today) return refuse('day-passed', wish.wantedBy);
  const read = SupportWish.safeParse(wish);
  if (!read.success) return refuse('link-broken', wish.link ?? '');
  const asker = who(person.account);
  const request = await tools.tx.support.file({ ...read.data, conversation: conversation.id, thread, language, asker, network: conversation.network, askedOn: today });
  const at = tools.clock.machineNow();
  await tools.tx.support.note({ number: request.number, revision: request.revision, state: request.state, by: asker, at, words: null });
  await tools.tx.records.audit({ id: tools.newId(), at, by: asker, action: 'support.ask', subject: requestCode(request.number), outcome: 'done', before: null, after: { state: request.state, offer: request.offer } });
  await tellOfNew(request, tools);
  return request;
}
