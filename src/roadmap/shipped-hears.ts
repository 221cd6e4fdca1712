import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { acceptShipped, keepOurs, type Decided, type ShippedTools } from './decide-shipped.js';
import type { Refusal } from './ledger-wish.js';
import { refusalOf } from './refused.js';
import { acceptShippedButton, keepOursButton, shippedDecided, shippedSaying } from './shipped-says.js';
import { proposeShipped } from './shipped-values.js';

/** `shipped`: what a newer roadmap file says otherwise, to be taken or left. */
export async function tellShipped({ tx }: ShippedTools): Promise<Answered> {
  return { says: [shippedSaying(proposeShipped(await tx.shipped.undecided(), await tx.roadmap.milestones()))] };
}

/** The button that takes the newer entry. */
export async function pressAccept({ person }: Heard, value: unknown, tools: ShippedTools): Promise<Answered> {
  return answerTo(await acceptShipped(acceptShippedButton.read(value)?.id ?? '', who(person.account), tools));
}

/** The button that keeps what stands here. */
export async function pressKeep({ person }: Heard, value: unknown, tools: ShippedTools): Promise<Answered> {
  return answerTo(await keepOurs(keepOursButton.read(value)?.id ?? '', who(person.account), tools));
}

function answerTo(decided: Decided | Refusal): Answered {
  if (decided.kind === 'refused') return { says: [refusalOf(decided)] };
  return { says: [shippedDecided.of({ id: decided.id, taken: decided.taken !== null, change: decided.taken?.proposed[0]?.change ?? null })] };
}
