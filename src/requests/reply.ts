import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Saying } from '../chat/saying.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { knowledgeCode, type Knowledge, type KnowledgeEntry, type Wording } from './knowledge.js';
import { planWords, refuse, type RequestRefusal, type WordsWish } from './plan-words.js';
import { questionCode, type QueuedQuestion } from './question.js';
import type { RequestWrites } from './repository.js';
import { closed, replied } from './says.js';

export interface DeskTools {
  readonly tx: { readonly requests: RequestWrites; readonly deliveries: Pick<DeliveryWrites, 'enqueue'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** Who acts for the Secretariat, on which day. */
export interface Desk {
  readonly by: string;
  readonly today: CalendarDate;
}

export interface Replied {
  readonly kind: 'replied';
  /** In how many conversations and threads the reply is said: once in each. */
  readonly places: number;
  readonly knowledge: Knowledge | null;
}

/**
 * Replies to a group: the reply goes where each question was asked, once a place, in the language of the question; the questions
 * are forgotten in the same transaction. With a source it becomes knowledge. The audit trail holds numbers, no words.
 */
export async function replyToGroup(group: number, wish: WordsWish, desk: Desk, tools: DeskTools): Promise<Replied | RequestRefusal> {
  const planned = planWords(wish, desk.today);
  if (planned.kind === 'refused') return planned;
  const { texts, knowledge: entry } = planned;
  const about = (question: QueuedQuestion): string | null => wordingFor(entry?.wordings ?? [], question)?.text ?? null;
  const places = await tell(group, (question) => replied.of({ askedOn: question.askedOn, writtenOn: desk.today, texts, source: entry?.source ?? null, about: about(question) }), tools);
  if (places === 0) return refuse('no-group', questionCode(group));
  const knowledge = entry === null ? null : await write(entry, desk, tools);
  await note('questions.reply', group, { places, knowledge: knowledge === null ? null : knowledgeCode(knowledge.number) }, desk, tools);
  return { kind: 'replied', places, knowledge };
}

/** Closes a group without a reply. Those who asked were promised one, so they are told why. */
export async function closeGroup(group: number, reason: string, desk: Desk, tools: DeskTools): Promise<{ readonly kind: 'closed'; readonly places: number } | RequestRefusal> {
  if (reason.trim() === '') return refuse('reason-missing', questionCode(group));
  const places = await tell(group, ({ askedOn }) => closed.of({ askedOn, reason: reason.trim() }), tools);
  if (places === 0) return refuse('no-group', questionCode(group));
  await note('questions.close', group, { places }, desk, tools);
  return { kind: 'closed', places };
}

/** Takes one wording out of its group: what is alike in words is not always the same question, and each is to get its own reply. */
export async function setApart(number: number, desk: Desk, tools: DeskTools): Promise<{ readonly kind: 'apart' } | RequestRefusal> {
  const question = (await tools.tx.requests.queue()).find((one) => one.number === number);
  if (question === undefined) return refuse('no-group', questionCode(number));
  if (question.group === number) return refuse('is-first', questionCode(number));
  await tools.tx.requests.setApart(question);
  await note('questions.apart', number, { from: questionCode(question.group) }, desk, tools);
  return { kind: 'apart' };
}

async function tell(group: number, say: (question: QueuedQuestion) => Saying, { tx, clock }: DeskTools): Promise<number> {
  const questions = await tx.requests.takeGroup(group);
  const places = new Map(questions.toReversed().map((question) => [JSON.stringify([question.conversation, question.thread]), question]));
  const now = clock.machineNow();
  const deliveries = [...places.values()].map((question): NewDelivery => ({
    key: `question:${question.number}`, conversation: question.conversation, thread: question.thread, onlyFor: null, saying: say(question), language: question.language,
    priority: PRIORITY.reply, due: now, subjects: [], updates: null,
  }));
  await tx.deliveries.enqueue(deliveries, now);
  return deliveries.length;
}

function wordingFor(wordings: readonly Wording[], { language }: QueuedQuestion): Wording | undefined {
  return wordings.find((wording) => wording.language === language) ?? wordings[0];
}

function write(entry: KnowledgeEntry, { by }: Desk, { tx, clock }: DeskTools): Promise<Knowledge> {
  return tx.requests.writeKnowledge({ ...entry, state: 'held', by, at: clock.machineNow(), reason: null }, null);
}

function note(action: string, group: number, after: object, { by }: Desk, { tx, newId, clock }: DeskTools): Promise<void> {
  return tx.records.audit({ id: newId(), at: clock.machineNow(), by, action, subject: questionCode(group), outcome: 'done', before: null, after });
}
