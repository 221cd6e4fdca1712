import { z } from 'zod';
import type { Message } from '../../src/chat/message.js';
import { Language } from '../../src/language/language.js';
import type { Route } from '../http/server.js';
import { UserName } from './acting.js';
import { queryRoute, respondJson } from './answer-json.js';
import { drawBlocks, drawEntry } from './draw-entry.js';
import type { WebEntry, WebHistory } from './history.js';
import { pageWords } from './page-words.js';
import { addressOf, isOpenTo } from './room.js';

/** What is looked at, by whom and in which language: without a name, what everybody sees. */
export const Look = z
  .object({ conversation: z.string().min(1).max(200), name: UserName.optional(), language: Language.default('en') })
  .refine(({ conversation }) => addressOf(conversation) !== undefined, { path: ['conversation'], message: 'There is no such conversation.' });
export type Look = z.infer<typeof Look>;

const InLanguage = z.object({ language: Language.default('en') });

/** Whether an entry is shown to who looks. */
export function isSeenBy(entry: Pick<WebEntry, 'conversation' | 'onlyFor'>, name: string | undefined): boolean {
  if (name !== undefined && !isOpenTo(entry.conversation, name)) return false;
  return entry.onlyFor === null || entry.onlyFor === name;
}

/** `GET /web/history?conversation&name&language`: what stands there, and the number after which live events go on. */
export function historyRoute(history: WebHistory): Route {
  return queryRoute(Look, ({ conversation, name, language }, response) => {
    const entries = history.list(conversation).filter((entry) => isSeenBy(entry, name));
    respondJson(response, { entries: entries.map((entry) => drawEntry(entry, language)), last: Math.max(0, ...history.list(conversation, 0).map((entry) => entry.changed)) });
  });
}

/** `GET /web/next?language`: the dates to come, each as a card. */
export function nextRoute(next: (language: Language) => Promise<readonly Message[]>): Route {
  return queryRoute(InLanguage, async ({ language }, response) => {
    const cards = await next(language);
    respondJson(response, { cards: cards.map((message) => ({ text: message.text, language: message.language, blocks: drawBlocks(message) })) });
  });
}

/** `GET /web/words?language`: the texts of the page. */
export const wordsRoute: Route = queryRoute(InLanguage, ({ language }, response) => respondJson(response, pageWords(language)));
