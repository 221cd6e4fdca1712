import { z } from 'zod';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { PracticeState } from './practice.js';
import { openButton } from './buttons.js';
import type { ReviewFacts } from './review-facts.js';
import { stateText } from './tell-practice.js';

const One = z.object({ practice: z.string() });

/** A challenge was handed in. */
export const challengeSent = sayable('challenge.sent', One.extend({ isToldHere: z.boolean().default(true) }), ({ isToldHere }, facts: ReviewFacts): Message => lineOf(facts.words.say(isToldHere ? 'challenge.sent' : 'practices.submitted-elsewhere', { title: titleIn(facts) }), facts));

/** It cannot be written now. */
export const challengeNotOpen = sayable('challenge.not-open', One, (_args, facts: ReviewFacts): Message => {
  const { words, shown } = facts;
  return { ...lineOf(words.say('challenge.not-open', { state: shown === null ? '–' : words.say(stateText[shown.practice.state]) }), facts), refusal: true };
});

/** A new revision is open: begun now, or by a colleague before; the button leads to it. */
export const revisionBegun = sayable('review.revision-begun', One.extend({ isNew: z.boolean(), field: z.string().optional() }), ({ practice, isNew, field }, facts: ReviewFacts): Message => {
  const { words, shown } = facts;
  const text = isNew ? words.say('review.revision-begun', { title: titleIn(facts) }) : words.say('review.revision-open', { title: titleIn(facts), state: shown === null ? '–' : words.say(stateText[shown.practice.state]) });
  return lineOf(text, facts, [openButton.button({ practice, field }, words.say('review.button-revise'), { style: 'primary' })]);
});

const Refused = z.object({ code: z.enum(['not-known', 'no-arrow']), said: z.string(), state: PracticeState.nullable() });

/** Why no revision was begun. */
export const revisionRefused = sayable('review.revision-refused', Refused, ({ code, said, state }, facts: ReviewFacts): Message => {
  const { words } = facts;
  const text = code === 'not-known' ? words.say('review.revision-not-known', { said: isolate(said, words.language) }) : words.say('review.revision-refused', { state: state === null ? '–' : words.say(stateText[state]) });
  return { ...lineOf(text, facts), refusal: true };
});

/** What those read who hand in and revise. */
export const submitterSayables = [challengeSent, challengeNotOpen, revisionBegun, revisionRefused];

function titleIn({ shown, words }: ReviewFacts): string {
  return isolate(shown?.title ?? '–', words.language);
}

function lineOf(text: string, { words }: ReviewFacts, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = [paragraph(text)];
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text, language: words.language, about: [], blocks };
}
