import type { Asked, Answer } from '../../src/answers/answer.js';
import { answer, answerInTurn } from '../../src/answers/answer-question.js';
import type { Turn } from '../../src/answers/turns/turn.js';
import { wordsIn } from '../../src/language/words.js';
import type { Language } from '../../src/language/language.js';
import type { Facts } from '../../src/roadmap/facts.js';
import { InstantFromText } from '../../src/time/instant.js';
import { dayIn } from '../../src/time/zone.js';
import { networks, shippedLedger } from './shipped-ledger.js';

/** Asks the shipped roadmap, at noon of a day, from a network or from nowhere. */
export function ask(question: string, { on = '2026-11-24', from }: { on?: string; from?: string } = {}): Answer {
  return answer(question, shippedLedger, askedOn(on, from));
}

function askedOn(on: string, from?: string): Asked {
  const network = from === undefined ? undefined : networks.get(from);
  const now = InstantFromText.parse(`${on}T12:00:00Z`);
  return { now, today: dayIn(network?.zone ?? 'UTC', now), language: 'en', network, networks };
}

/** Asks one question after the other, each within ten minutes: what each gets. */
export function askInTurn(questions: readonly string[], { on = '2026-11-24', from, language = 'en' }: { on?: string; from?: string; language?: Language } = {}): Answer[] {
  let turn: Turn | undefined;
  return questions.map((question) => {
    const { found, next } = answerInTurn(question, shippedLedger, { ...askedOn(on, from), language, ...(turn === undefined ? {} : { turn }) });
    if (next !== 'same') turn = next === 'none' ? undefined : next;
    return found;
  });
}

/** Asks one question after this turn. */
export function askAfter(turn: Turn, question: string, { on = '2026-11-24' }: { on?: string } = {}): Answer {
  return answer(question, shippedLedger, { ...askedOn(on), turn });
}

/** What a message is composed from, for readers of a language at noon of a day. */
export function factsFor(language: Language, { on = '2026-11-24', zone = 'UTC' }: { on?: string; zone?: string } = {}): Facts {
  const now = InstantFromText.parse(`${on}T12:00:00Z`);
  return { words: wordsIn(language), ledger: shippedLedger, networks, network: null, zone, now, today: dayIn(zone, now) };
}
