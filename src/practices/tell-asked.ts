import { z } from 'zod';
import type { Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { openButton } from './buttons.js';
import { wordButton } from './documents/buttons.js';
import type { PracticeFacts } from './practice-facts.js';
import { linesOf } from './tell-practice.js';

const Asked = z.object({ practice: z.string(), text: z.string(), offersForm: z.boolean() });

/** The next field of a draft that is written in words. `text` is forgotten once it is sent: it may hold what stands in the field. */
export const practiceAsked = sayable('practices.asked', Asked, ({ practice, text, offersForm }, { words }: PracticeFacts): Message =>
  linesOf(text.split('\n').filter((line) => line.trim() !== ''), words, offersForm ? [openButton.button({ practice }, words.say('practices.button-form')), wordButton.button({ practice }, words.say('practices.button-word'), { typed: `practice word ${practice}` })] : []));

/** Two wrote the same field: she is shown both, and chooses. */
export const practiceConflict = sayable('practices.conflict', z.object({ practice: z.string(), label: z.string(), mine: z.string(), theirs: z.string() }), ({ label, mine, theirs }, { words }: PracticeFacts): Message => {
  const own = (text: string) => isolate(text, words.language);
  return linesOf([words.say('practices.conflict-asked', { field: own(label), mine: own(mine), theirs: own(theirs), wordMine: words.say('form.word-mine'), wordTheirs: words.say('form.word-theirs') })], words);
});

/** What is said while a draft is asked in words. */
export const talkSayables = [practiceAsked, practiceConflict];
