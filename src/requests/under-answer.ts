import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import type { MessageKey, Words } from '../language/words.js';
import type { AskedQuestion, Verdict } from './question.js';

const Answer = z.object({ answer: z.string().max(200) });

/** "Was this right?", by the key of the answer: yes. */
export const rightButton = action('questions.right', Answer);
/** "Was this right?": no. */
export const wrongButton = action('questions.wrong', Answer);
/** "Ask the Secretariat", where the bot had no answer. */
export const askButton = action('questions.ask', Answer);

/** What is said once somebody pressed. */
export const verdictText: Record<Verdict, MessageKey> = { right: 'questions.taken-right', wrong: 'questions.taken-wrong', asked: 'questions.taken-asked' };

/**
 * An answer with what stands below it while its question is kept: the two taps, or the one; once pressed, that it was. So
 * whoever reads it later sees that nothing is left to press.
 */
export function underAnswer(message: Message, asked: Pick<AskedQuestion, 'answer' | 'outcome' | 'verdict'>, words: Words): Message {
  if (asked.verdict === null) return { ...message, blocks: [...message.blocks, ...openBlocks(asked, words)] };
  const taken = words.say(verdictText[asked.verdict]);
  return { ...message, text: `${message.text}\n${taken}`, blocks: [...message.blocks, paragraph(taken, 'quiet')] };
}

function openBlocks({ answer, outcome }: Pick<AskedQuestion, 'answer' | 'outcome'>, words: Words): Block[] {
  if (outcome === 'unanswered') return [{ kind: 'actions', buttons: [askButton.button({ answer }, words.say('questions.button-ask'), { typed: 'ask the secretariat' })] }];
  const buttons = [rightButton.button({ answer }, words.say('questions.button-yes'), { typed: 'right' }), wrongButton.button({ answer }, words.say('questions.button-no'), { typed: 'wrong' })];
  return [paragraph(words.say('questions.was-right'), 'quiet'), { kind: 'actions', buttons }];
}
