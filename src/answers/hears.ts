import type { Answered, Heard } from '../people/heard.js';
import type { Asked } from './answer.js';
import { answerCodes } from './code-hears.js';
import { answerInTurn, answerNext as whatComesNext } from './answer-question.js';
import { keptQuestion } from '../requests/kept-question.js';
import { dates, notKnown, sayingOf } from './says.js';
import { showMilestone } from './show-milestone.js';
import { turnOn } from './turns/turn.js';

/** A question in somebody's own words, or a date code: one message, in the language of the question. */
export function answerQuestion(heard: Heard, question: string): Answered {
  const { facts } = heard;
  const coded = answerCodes(heard, question);
  if (coded !== undefined) return coded;
  const { found, next } = answerInTurn(question, facts.ledger, askedBy(heard));
  // A person's own case is nobody else's to read.
  return { says: [sayingOf(found)], language: found.locale, next, ...(found.distress ? { onlyForPerson: true } : keptQuestion(question, found.intent)) };
}

/** The button of one of several that fit. */
export function pressShow(value: unknown): Answered {
  const wanted = showMilestone.read(value);
  return wanted === undefined ? { says: [notKnown.of({})] } : { says: [dates.of({ milestones: [wanted.milestone] })], language: wanted.language, next: turnOn([wanted.milestone], wanted.language) };
}

/** `next` alone; with more words after it, it begins a question ("next Forum?"). */
export function answerNext(heard: Heard, rest: string): Answered {
  if (rest.trim() !== '') return answerQuestion(heard, heard.incoming.happening.kind === 'said' ? heard.incoming.happening.text : rest);
  const { ledger, words, today } = heard.facts;
  const found = whatComesNext(ledger, words.language, today);
  return { says: [sayingOf(found)], next: { ...turnOn(found.milestones, words.language), intent: 'next' } };
}

function askedBy({ facts, turn }: Heard): Asked {
  const network = facts.network === null ? undefined : facts.networks.get(facts.network);
  return { now: facts.now, today: facts.today, language: facts.words.language, network, networks: facts.networks, ...(turn === undefined ? {} : { turn }) };
}
