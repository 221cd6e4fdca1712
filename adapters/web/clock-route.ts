import { z } from 'zod';
import { tellDay } from '../../src/language/dates.js';
import { Language } from '../../src/language/language.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Clock } from '../../src/time/clock.js';
import { InstantFromText, msOf, type Instant } from '../../src/time/instant.js';
import type { Route } from '../http/server.js';
import { jsonRoute, queryRoute, respondJson } from './answer-json.js';

const Pretended = z.object({ now: InstantFromText });

/** Further from the machine's time than that, the day is pretended. */
const PRETENDED_FROM_MS = 60_000;

/** `POST /web/clock {"now": ISO}`: pretends a day. 204 once what became due was sent. */
export function setClockRoute(setNow: (now: Instant) => Promise<void>): Route {
  return jsonRoute(Pretended, async ({ now }, response) => {
    await setNow(now);
    response.writeHead(204).end();
  });
}

/** `GET /web/clock?language`: the day of the room, and whether it is pretended. */
export function tellClockRoute(now: () => Instant, clock: Pick<Clock, 'machineNow'>): Route {
  return queryRoute(z.object({ language: Language.default('en') }), ({ language }, response) => {
    const moment = now();
    const date = CalendarDate.parse(moment.slice(0, 10));
    const pretended = Math.abs(msOf(moment) - msOf(clock.machineNow())) > PRETENDED_FROM_MS;
    respondJson(response, { now: moment, date, words: tellDay(date, language, { weekday: true }), pretended });
  });
}
