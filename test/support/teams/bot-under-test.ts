import { NO_FILES } from '../no-files.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { startTeams, type RunningTeams } from '../../../adapters/teams/start.js';
import type { GivenTeamsSettings } from '../../../adapters/teams/settings.js';
import type { Incoming } from '../../../src/chat/incoming.js';
import type { DirectAnswer, FrontDoor } from '../../../src/chat/platform.js';
import { systemClock } from '../../../src/time/clock.js';
import { APP_ID, TENANT } from './arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from './counterpart.js';

/** Our Teams side on a real HTTP server, with a door that writes down what came through it. */
export interface BotUnderTest {
  readonly url: string;
  readonly counterpart: TeamsCounterpart;
  readonly teams: RunningTeams;
  readonly kept: Incoming[];
  readonly handled: Incoming[];
  /** What the core answers from now on. */
  answerWith(answer: DirectAnswer): void;
  close(): Promise<void>;
}

/** Starts both. `more` changes the settings; `core` stands behind the adapter, instead of what `answerWith` says. */
export async function startBot(more: Partial<GivenTeamsSettings> = {}, core?: FrontDoor): Promise<BotUnderTest> {
  const counterpart = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT, anonymous: more.anonymous === true });
  let answer: DirectAnswer = { kind: 'nothing' };
  const kept: Incoming[] = [];
  const handled: Incoming[] = [];
  const door = core ?? {
    keep: (incoming: Incoming) => Promise.resolve(void kept.push(incoming)),
    handle(incoming: Incoming) {
      handled.push(incoming);
      return Promise.resolve(answer);
    },
  };
  const settings = { appType: 'SingleTenant', appId: APP_ID, appPassword: 'secret', tenantId: TENANT, anonymous: false, openIdMetadata: counterpart.metadataUrl, tokenUrl: counterpart.tokenUrl, postsPerSecond: 25, conversationLimits: [{ count: 7, perMs: 1_000 }, { count: 60, perMs: 30_000 }], ...more };
  const teams = startTeams(settings, door, systemClock(), pino({ level: 'silent' }), NO_FILES);
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => void teams.handle(req, res, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    counterpart,
    teams,
    kept,
    handled,
    answerWith: (next) => void (answer = next),
    async close() {
      await teams.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await counterpart.close();
    },
  };
}
