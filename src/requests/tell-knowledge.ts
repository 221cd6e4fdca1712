import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import { LANGUAGES } from '../language/language.js';
import type { DeskFacts } from './desk-facts.js';
import { knowledgeCode, textFor, type Knowledge } from './knowledge.js';

/** What the Secretariat wrote, for the Secretariat: standing and words in the reader's language, then the rest. */
export function tellKnowledge(known: Knowledge, facts: DeskFacts): string[] {
  const { words } = facts;
  const { language } = words;
  const shown = textFor(known.texts, language);
  const others = LANGUAGES.flatMap((one) => (known.texts[one] === undefined || one === shown.language ? [] : [isolate(known.texts[one], language)]));
  return [
    `${standing(known, facts)} ${isolate(shown.text, language)}`, ...others, words.say('questions.source', { source: isolate(known.source.url, language) }),
    words.say('questions.recognised', { wordings: known.wordings.map(({ text }) => isolate(text, language)).join(' · ') }),
  ];
}

function standing({ number, state, writtenOn, expiresOn }: Knowledge, { words, today }: DeskFacts): string {
  const code = isolate(knowledgeCode(number), words.language);
  const [day, until] = [tellDay(writtenOn, words.language), tellDay(expiresOn, words.language)];
  if (state === 'withdrawn') return words.say('questions.knowledge-withdrawn', { code, day });
  return today < expiresOn ? words.say('questions.knowledge-holds', { code, day, until }) : words.say('questions.knowledge-over', { code, day, until });
}
