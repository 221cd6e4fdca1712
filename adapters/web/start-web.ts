import { join } from 'node:path';
import type { FileDesk } from '../../src/chat/files.js';
import type { ChatPlatform, FrontDoor } from '../../src/chat/platform.js';
import type { Message } from '../../src/chat/message.js';
import type { Language } from '../../src/language/language.js';
import type { Clock } from '../../src/time/clock.js';
import type { NewId } from '../../src/time/ids.js';
import type { Instant } from '../../src/time/instant.js';
import type { Route } from '../http/server.js';
import { actingRoutes } from './acting.js';
import { setClockRoute, tellClockRoute } from './clock-route.js';
import { fileRoutes } from './file-routes.js';
import { openWebHistory } from './history-file.js';
import { liveRoute } from './live.js';
import { pageRoutes } from './page-files.js';
import { historyRoute, nextRoute, wordsRoute } from './reading.js';
import { sameOrigin } from './same-origin.js';
import { webPlatform } from './web-platform.js';

/** Where the page's files and its history are. */
export interface WebSettings {
  /** The file that holds what was said (JSON lines); made, with its folder, when it is not there. */
  readonly historyFile: string;
  /** The folder of package.json: the page's files are served from `adapters/web/page` in it as they are. */
  readonly packageRoot: string;
}

/** What the training room asks of the house. */
export interface WebRoom {
  /** The roadmap's time. */
  now(): Instant;
  /** Pretends a time; resolves after what became due was sent. */
  setNow(now: Instant): Promise<void>;
  /** What lies ahead, each drawn as a card. */
  next(language: Language): Promise<readonly Message[]>;
}

/** The training page that runs. */
export interface RunningWeb {
  readonly platform: ChatPlatform;
  readonly routes: readonly (readonly [string, Route])[];
  /** Closes the history; to be called once the server takes no more. */
  stop(): Promise<void>;
}

/**
 * Opens the training page. Throws HistoryBroken where its history cannot be read.
 * @param newId makes receipts of what is posted.
 */
export async function startWeb({ historyFile, packageRoot }: WebSettings, door: Pick<FrontDoor, 'handle'>, room: WebRoom, clock: Clock, newId: NewId, desk: FileDesk): Promise<RunningWeb> {
  const history = await openWebHistory(historyFile, newId);
  const routes: [string, Route][] = [
    ...pageRoutes(join(packageRoot, 'adapters', 'web', 'page')),
    ...actingRoutes({ door, history, clock }),
    ...fileRoutes({ door, history, clock, desk }),
    ['GET /web/clock', tellClockRoute(() => room.now(), clock)],
    ['POST /web/clock', setClockRoute((now) => room.setNow(now))],
    ['GET /web/history', historyRoute(history)],
    ['GET /web/events', liveRoute(history, clock)],
    ['GET /web/next', nextRoute((language) => room.next(language))],
    ['GET /web/words', wordsRoute],
  ];
  return {
    platform: webPlatform(history, clock),
    routes: routes.map(([path, route]) => [path, sameOrigin(route)]),
    stop: () => history.close(),
  };
}
