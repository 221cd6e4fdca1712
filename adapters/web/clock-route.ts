import { z } from 'zod';
import { InstantFromText, type Instant } from '../../src/time/instant.js';
import type { Route } from '../http/server.js';
import { jsonRoute } from './answer-json.js';

const Pretended = z.object({ now: InstantFromText });

/** `POST /web/clock {"now": ISO}`: pretends a day. 204 once what became due is in the outbox. */
export function clockRoute(setNow: (instant: Instant) => Promise<void>): Route {
  return jsonRoute(Pretended, async ({ now }, response) => {
    await setNow(now);
    response.writeHead(204).end();
  });
}
