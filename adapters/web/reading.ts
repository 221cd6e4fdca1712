import { z } from 'zod';
import { Language } from '../../src/language/language.js';
import { tellDay } from '../../src/language/dates.js';
import type { DateTile } from '../../src/chat/message.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Clock } from '../../src/time/clock.js';
import { msOf } from '../../src/time/instant.js';
import type { Route } from '../http/server.js';
import { queryRoute, respondJson } from './answer-json.js';
import { UserName } from './acting.js';
import { drawEntry } from './draw-entry.js';
import { drawTile } from './draw-tile.js';
import type { WebEntry, WebHistory } from './history.js';
import { pageWords } from './page-words.js';
import { isOpenTo } from './room.js';

/** One date of the column "What is next". `note` is its distance or what it hangs on, in words. */
export interface NextDate {
  readonly title: string;
  readonly tile: DateTile;
  readonly note: string | null;
}

/** What the column "What is next" shows: dates in order, and the day on which they were checked. */
export interface WhatIsNext {
  readonly dates: readonly NextDate[];
  readonly checkedOn: CalendarDate | null;
}

/** What a person looks at: whose eyes decides what she sees. */
export const Look = z.object({ conversation: z.string().min(1).max(200), user: UserName, language: Language });

/** Further from the machine's time than that, the day is pretended. */
const PRETENDED_FROM_MS = 60_000;

/** Whether this person sees this entry. */
export function isSeenBy(entry: Pick<WebEntry, 'conversation' | 'onlyFor'>, user: string): boolean {
  return isOpenTo(entry.conversation, user) && (entry.onlyFor === null || entry.onlyFor === user);
}

/** `GET /web/history?conversation&user&language`: what stands there, and the number after which live events go on. */
export function historyRoute(history: WebHistory): Route {
  return queryRoute(Look, ({ conversation, user, language }, response) => {
    const entries = history.list(conversation).filter((entry) => isSeenBy(entry, user));
    respondJson(response, { entries: entries.map((entry) => drawEntry(entry, language)), last: Math.max(0, ...history.list(conversation, 0).map((entry) => entry.changed)) });
  });
}

/** `GET /web/next?language`: today, and the dates to come. */
export function nextRoute(clock: Pick<Clock, 'now' | 'machineNow'>, next: (language: Language) => Promise<WhatIsNext>): Route {
  return queryRoute(z.object({ language: Language }), async ({ language }, response) => {
    const now = clock.now();
    const today = CalendarDate.parse(now.slice(0, 10));
    const { dates, checkedOn } = await next(language);
    respondJson(response, {
      today: { date: today, words: tellDay(today, language, { weekday: true }), pretended: Math.abs(msOf(now) - msOf(clock.machineNow())) > PRETENDED_FROM_MS },
      checked: checkedOn === null ? null : tellDay(checkedOn, language),
      dates: dates.map(({ title, tile, note }) => ({ title, note, tile: drawTile(tile, language) })),
    });
  });
}

/** `GET /web/words?language`: the texts of the page. */
export const wordsRoute: Route = queryRoute(z.object({ language: Language }), ({ language }, response) => respondJson(response, pageWords(language)));
