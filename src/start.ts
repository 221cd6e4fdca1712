import { calendarRoute } from '../adapters/http/calendar.js';
import { filesRoute } from '../adapters/http/send-file.js';
import { healthRoute } from '../adapters/http/health.js';
import { respond, startServer, type Route } from '../adapters/http/server.js';
import type { ChatPlatform } from './chat/platform.js';
import { serveCalendar } from './calendar/serve-calendar.js';
import { CommandEnd, EXIT } from './cli/exit-codes.js';
import type { Settings } from './config.js';
import { connect, type Connected } from './connect.js';
import { grantFirstApprovers } from './first-approvers.js';
import { fileDesk } from './file-desk.js';
import { furnishTrainingRoom } from './furnish-training-room.js';
import { wordsIn } from './language/words.js';
import { readDirectoryNow } from './networks/directory-now.js';
import { serveFile } from './practices/documents/serve-file.js';
import { openGround } from './open-ground.js';
import { indexMissed } from './practices/search/index-missed.js';
import { refusePretence } from './pretence.js';
import type { Store } from './store.js';
import { buildHouse, type House } from './wire.js';

/** A bot that runs. */
export interface RunningBot {
  readonly url: string;
  /** No new work; what is open ends within its deadline. */
  stop(): Promise<void>;
}

/** Starts the bot: database, house, platforms, server. Throws CommandEnd where a setting or the database forbids it. */
export async function startBot(settings: Settings, print: (line: string) => void): Promise<RunningBot> {
  const ground = await openGround(settings);
  const refusal = await refusePretence(ground.store, settings);
  if (refusal !== null) {
    await ground.store.close();
    throw new CommandEnd(EXIT.setting, refusal);
  }
  await grantFirstApprovers(ground, settings.secretariat);
  await indexMissed((work) => ground.store.transact(work), ground);
  if (settings.web === 'training') await furnishTrainingRoom(ground);
  const connected: Connected[] = [];
  const house: House = await buildHouse(ground, null, async (door): Promise<ChatPlatform[]> => {
    connected.push(...(await connect(settings, ground, door, () => house)));
    return connected.map((one) => one.platform);
  });
  const server = await startServer({
    host: settings.host, port: settings.port, clock: ground.clock,
    routes: new Map<string, Route>([
      ['GET /healthz', healthRoute(() => canRead(ground.store))],
      ['GET /calendar/*', calendarRoute(async (token, only) => serveCalendar(token, only, { reads: ground.store.reads, networks: await readDirectoryNow(ground.store.reads.networks, ground.networks), clock: ground.clock }))],
      ['GET /files/*', filesRoute((sealed) => serveFile(sealed, { reads: ground.store.reads, desk: fileDesk(ground), clock: ground.clock }), wordsIn('en').say('files.link-over'))],
      ['GET /', (_request, response) => respond(response, 200, 'The IMRF bot runs. Its training page is off.')],
      ...connected.flatMap((one) => one.routes),
    ]),
    onFault: (fault, path) => ground.log.error({ err: fault, path }, 'a request could not be answered'),
  });
  await house.plan();
  for (const line of fiveLines(settings, server.url)) print(line);
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await house.stop();
      for (const one of connected) await one.stop();
      await ground.store.close();
    },
  };
}

/** A read that needs the schema: it fails where the database is gone. */
async function canRead(store: Store): Promise<boolean> {
  await store.reads.deliveries.nextDue();
  return true;
}

/** What is on, what is off, and how to switch it on. */
function fiveLines(settings: Settings, url: string): string[] {
  return [
    `IMRF bot at ${url} (health: ${url}healthz)`,
    `Database: ${settings.databaseUrl.startsWith('sqlite:') ? settings.databaseUrl : 'PostgreSQL'}`,
    settings.web === 'training' ? `Training page: on, at ${url}` : 'Training page: off (WEB=training switches it on)',
    settings.slack === null ? 'Slack: off (set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN; docs/slack.md)' : 'Slack: on, at /slack/events',
    settings.teams === null ? 'Teams: off (set the four Microsoft… settings; docs/teams.md)' : `Teams: on, at /api/messages${settings.teams.anonymous ? ', without tokens' : ''}`,
  ];
}
