import type { DeliveryReads } from '../delivery/repository.js';
import type { Answered, Heard } from '../people/heard.js';
import type { Clock } from '../time/clock.js';
import { knowledgeFor } from './find-knowledge.js';
import type { AskedQuestion, Verdict } from './question.js';
import type { RequestReads, RequestWrites } from './repository.js';
import { forgotten, known, taken, takenBefore } from './says.js';
import { takeAnswer } from './take-answer.js';
import { askButton, rightButton, wrongButton } from './under-answer.js';

export interface AskerTools {
  readonly tx: { readonly requests: RequestWrites; readonly deliveries: Pick<DeliveryReads, 'findDelivery'> };
  readonly clock: Pick<Clock, 'machineNow'>;
}

const buttons = { right: rightButton, wrong: wrongButton, asked: askButton } as const;

/** A button under an answer. */
export async function press(heard: Heard, verdict: Verdict, value: unknown, tools: AskerTools): Promise<Answered> {
  const wanted = buttons[verdict].read(value);
  return take(heard, wanted === undefined ? undefined : await tools.tx.requests.findAsked(wanted.answer), verdict, tools);
}

/** `right`, `wrong`, `ask the secretariat`: typed, of the last answer here. */
export async function typed(heard: Heard, verdict: Verdict, tools: AskerTools): Promise<Answered> {
  return take(heard, await tools.tx.requests.lastAsked(heard.conversation.id, heard.incoming.thread), verdict, tools);
}

/** Where the ledger had no answer: what the Secretariat wrote about this very question. */
export async function answerFromKnowledge(answered: Answered, { facts }: Heard, requests: Pick<RequestReads, 'knowledge'>): Promise<Answered> {
  const { asked } = answered;
  if (asked?.outcome !== 'unanswered') return answered;
  const found = knowledgeFor(asked.text, answered.language ?? facts.words.language, await requests.knowledge(), facts);
  return found === undefined ? answered : { ...answered, says: [known.of(found)], asked: { ...asked, outcome: 'answered' } };
}

async function take(heard: Heard, asked: AskedQuestion | undefined, verdict: Verdict, { tx, clock }: AskerTools): Promise<Answered> {
  const result = await takeAnswer(asked, { conversation: heard.conversation.id, verdict, at: clock.machineNow() }, tx.requests);
  switch (result.kind) {
    case 'forgotten':
      return { says: [forgotten.of({})], onlyForPerson: true };
    case 'before':
      return { says: [takenBefore.of({})], onlyForPerson: true };
    case 'taken':
      return (await inPlace(heard, result.asked, tx.deliveries)) ?? { says: [taken.of({ verdict })], language: result.asked.language };
  }
}

/** The answer once more, to stand where it stands: composed anew, it says that it was taken. Where it cannot be found the bare words do. */
async function inPlace({ incoming: { happening } }: Heard, { answer, language }: AskedQuestion, deliveries: Pick<DeliveryReads, 'findDelivery'>): Promise<Answered | undefined> {
  if (happening.kind !== 'pressed' || happening.message === null) return undefined;
  const delivery = await deliveries.findDelivery(answer);
  return delivery?.receipt === happening.message ? { says: [delivery.saying], language, updatesPressed: true } : undefined;
}
