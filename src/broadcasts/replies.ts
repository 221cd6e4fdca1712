import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { broadcastCode, BroadcastState } from './broadcast.js';
import { STATE_TEXTS } from './desk-lines.js';
import { broadcastReport } from './report-says.js';
import { broadcastRefusalText, type BroadcastRefusalCode } from './refusal.js';

const Code = z.custom<BroadcastRefusalCode>((value) => typeof value === 'string' && value in broadcastRefusalText);

/** Why nothing was changed. A state is said in words. */
export const broadcastRefused = sayable('broadcast.refused', z.object({ refused: Code, said: z.string() }), ({ refused, said }, { words }: Facts): Message => {
  const state = BroadcastState.safeParse(said).data;
  const about = refused === 'wrong-state' && state !== undefined ? words.say(STATE_TEXTS[state]) : said;
  return { ...lines([`${words.say(broadcastRefusalText[refused], { said: isolate(about, words.language) })} ${words.say('roadmap.nothing-changed')}`], words.language), refusal: true };
});

const Row = z.object({ number: z.number().int(), title: z.string(), state: BroadcastState });

/** The newest broadcasts, a line each. */
export const broadcastList = sayable('broadcast.list', z.object({ rows: z.array(Row).max(20) }), ({ rows }, { words }: Facts): Message => {
  const listed = rows.map(({ number, title, state }) => words.say('broadcast.head', { id: isolate(broadcastCode(number), words.language), title: isolate(title, words.language), state: words.say(STATE_TEXTS[state]) }));
  return lines([...(listed.length === 0 ? [words.say('broadcast.none')] : listed), words.say('broadcast.how')], words.language);
});

/** Lines that were made when it was answered: a report, a count. */
export const broadcastTold = sayable('broadcast.told', z.object({ lines: z.array(z.string()).min(1).max(60) }), ({ lines: told }, { words }: Facts): Message => lines(told, words.language));

/** How a question about a broadcast comes to the Secretariat. */
export const tellHowToAsk = sayable('broadcast.how-to-ask', z.object({}), (_args, { words }: Facts): Message => lines([words.say('broadcast.how-to-ask')], words.language));

export const broadcastReplies = [broadcastRefused, broadcastList, broadcastTold, broadcastReport, tellHowToAsk];

function lines(texts: readonly string[], language: Message['language']): Message {
  return { text: texts.join('\n'), language, about: [], blocks: texts.map((one) => paragraph(one)) };
}
