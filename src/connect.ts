import { dirname, join } from 'node:path';
import type { Route } from '../adapters/http/server.js';
import type { PlatformName } from './chat/conversation.js';
import type { Installations } from './chat/installation.js';
import type { ChatPlatform, FrontDoor } from './chat/platform.js';
import type { Settings } from './config.js';
import { fileDesk } from './file-desk.js';
import type { OpenGround } from './open-ground.js';
import { packageRoot } from './package-root.js';
import { trainingRoom } from './training-room.js';
import type { House } from './wire.js';

/** A platform that is on: how to send there, and where it reaches us. */
export interface Connected {
  readonly platform: ChatPlatform;
  readonly routes: readonly (readonly [string, Route])[];
  stop(): Promise<void>;
}

/**
 * Starts every platform whose settings are there. None waits for its platform: one that does not answer stops nothing.
 * The platforms' libraries are large (a second to load), so only those that are on are loaded.
 */
export async function connect(settings: Settings, ground: OpenGround, door: FrontDoor, house: () => House): Promise<Connected[]> {
  const { clock, log, newId } = ground;
  const desk = fileDesk(ground);
  const connected: Connected[] = [];
  if (settings.slack !== null) {
    const { startSlack } = await import('../adapters/slack/install.js');
    const slack = startSlack(settings.slack, installationsOn(ground, 'slack'), door, clock, log, desk);
    connected.push({ platform: slack.platform, routes: [['POST /slack/events', slack.handle]], stop: slack.stop });
  }
  if (settings.teams !== null) {
    const { startTeams } = await import('../adapters/teams/start.js');
    const { openIdMetadata, tokenUrl, ...teamsSettings } = settings.teams;
    const teams = startTeams({ ...teamsSettings, ...(openIdMetadata === null ? {} : { openIdMetadata }), ...(tokenUrl === null ? {} : { tokenUrl }) }, door, clock, log, desk);
    connected.push({ platform: teams.platform, routes: [['POST /api/messages', teams.handle]], stop: teams.stop });
  }
  if (settings.web === 'training') {
    const { startWeb } = await import('../adapters/web/start-web.js');
    connected.push(await startWeb({ historyFile: historyFileOf(settings.databaseUrl), packageRoot }, door, trainingRoom(ground, house), clock, newId, desk));
  }
  return connected;
}

/** The installations of one platform, in the house's own store. */
function installationsOn({ store, clock }: Pick<OpenGround, 'store' | 'clock'>, platform: PlatformName): Installations {
  return {
    find: (tenant) => store.reads.installations.findInstallation(platform, tenant),
    keep: (found) => store.transact((tx) => tx.installations.keepInstallation({ platform, ...found }, clock.machineNow())),
    end: (tenant) => store.transact((tx) => tx.installations.endInstallation(platform, tenant, clock.machineNow())),
  };
}

/** The page's history lies beside the database that it belongs to; under `var/` where that is on a server. */
function historyFileOf(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : 'var';
  return join(folder, 'web-history.jsonl');
}
