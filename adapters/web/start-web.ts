import { join } from 'node:path';
import type { ChatPlatform, FrontDoor } from '../../src/chat/platform.js';
import type { Language } from '../../src/language/language.js';
import type { Clock } from '../../src/time/clock.js';
import type { Instant } from '../../src/time/instant.js';
import type { Route } from '../http/server.js';
import { actingRoutes } from './acting.js';
import { clockRoute } from './clock-route.js';
import { openWebHistory } from './history-file.js';
import { liveRoute } from './live.js';
import { pageRoutes } from './page-files.js';
import { historyRoute, nextRoute, wordsRoute, type WhatIsNext } from './reading.js';
import { sameOrigin } from './same-origin.js';
import { webPlatform } from './web-platform.js';

/** What the training page needs. */
export interface WebSettings {
  readonly door: Pick<FrontDoor, 'handle'>;
  readonly clock: Clock;
  /** The file that holds what was said (`var/web-history.jsonl`); made when it is not there. */
  readonly historyFile: string;
  /** The folder of package.json: the page's files are served from `adapters/web/page` in it as they are. */
  readonly packageRoot: string;
  /** Pretends a time; resolves once what became due is in the outbox. */
  readonly setNow: (instant: Instant) => Promise<void>;
  readonly next: (language: Language) => Promise<WhatIsNext>;
}

/** The training page that runs. */
export interface RunningWeb {
  readonly platform: ChatPlatform;
  readonly routes: readonly (readonly [string, Route])[];
  /** Closes the history; to be called once the server takes no more. */
  stop(): Promise<void>;
}

/** Opens the training page. Throws HistoryBroken where its history cannot be read. */
export async function startWeb({ door, clock, historyFile, packageRoot, setNow, next }: WebSettings): Promise<RunningWeb> {
  const history = await openWebHistory(historyFile);
  const routes: [string, Route][] = [
    ...pageRoutes(join(packageRoot, 'adapters', 'web', 'page')),
    ...actingRoutes({ door, history, clock }),
    ['POST /web/clock', clockRoute(setNow)],
    ['GET /web/history', historyRoute(history)],
    ['GET /web/events', liveRoute(history, clock)],
    ['GET /web/next', nextRoute(clock, next)],
    ['GET /web/words', wordsRoute],
  ];
  return {
    platform: webPlatform(history, clock),
    routes: routes.map(([path, route]) => [path, sameOrigin(route)]),
    stop: () => history.close(),
  };
}
