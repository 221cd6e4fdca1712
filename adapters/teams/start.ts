import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { FileDesk } from '../../src/chat/files.js';
import type { ChatPlatform, FrontDoor } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import type { InvokeBody } from './answer.js';
import { makeReceiver } from './authenticate.js';
import { makeConnector } from './connector.js';
import { makeHear } from './hear.js';
import { readActivity } from './read-activity.js';
import { checkSettings, type GivenTeamsSettings } from './settings.js';
import { makeTeamsPlatform } from './teams-platform.js';
import { makeTokens } from './tokens.js';
import { isLoopbackUrl, isTrustedServiceUrl, type Trust } from './trusted-service-url.js';

/** Teams, connected: sends through `platform`, hears what the HTTP server hands to `handle` from `/api/messages`. */
export interface RunningTeams {
  readonly platform: ChatPlatform;
  /** Answers the request in every case; never rejects. `rawBody` is the whole body, which the server has bounded. */
  handle(req: IncomingMessage, res: ServerResponse, rawBody: Buffer): Promise<void>;
  /** Resolves once nothing that arrived is under way. */
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: InvokeBody;
}

/**
 * Connects Teams. Sends nothing at start, so that a Teams that is down stops nothing.
 * Throws TeamsSettingsRefused, with the setting and its mend.
 */
export function startTeams(given: GivenTeamsSettings, door: FrontDoor, clock: Clock, log: Pick<Logger, 'warn' | 'error'>, desk: FileDesk): RunningTeams {
  const settings = checkSettings(given);
  const trust: Trust = settings.anonymous ? 'loopback-only' : isLoopbackUrl(settings.openIdMetadata) ? 'microsoft-and-loopback' : 'microsoft';
  const connector = makeConnector(makeTokens(settings, clock), trust, clock);
  const botId = `28:${settings.appId}`;
  const receiver = makeReceiver(settings);
  // The playground on this machine is the one client that knows no dialogs, and does nothing where one is asked for.
  const clients = { opensDialogs: !settings.anonymous };
  const hear = makeHear({ door, connector, botId, clock, log, clients, desk, trust, tenant: settings.tenantId === '' ? 'local' : settings.tenantId });
  const underWay = new Set<Promise<Answer>>();

  async function answer(req: IncomingMessage, rawBody: Buffer): Promise<Answer> {
    if (req.method !== 'POST') return { status: 405 };
    const read = readActivity(rawBody);
    const authorization = req.headers.authorization ?? '';
    // Who shows no token learns nothing about what is wrong with the body.
    if (!settings.anonymous && authorization.trim() === '') return { status: 401 };
    if (read === undefined) return { status: 400 };
    const authenticated = await receiver.authenticate(read.whole, authorization);
    if (authenticated === undefined) return { status: 401 };
    const { ours } = read;
    if (ours === undefined) return { status: 400 };
    if (!isTrustedServiceUrl(ours.serviceUrl, trust)) return { status: 401 };
    let body: InvokeBody = null;
    await receiver.process(authenticated, read.whole, async () => {
      body = await hear(ours);
    });
    return { status: 200, body };
  }

  return {
    platform: makeTeamsPlatform({ connector, botId, postsPerSecond: settings.postsPerSecond, conversationLimits: settings.conversationLimits, clock, clients, desk, trust }),
    async handle(req, res, rawBody) {
      const answering = answer(req, rawBody).catch((fault: unknown): Answer => {
        log.error({ err: fault }, 'an activity from Teams could not be taken');
        // Teams sends it again; the door knows what it has kept.
        return { status: 503 };
      });
      underWay.add(answering);
      end(res, await answering);
      underWay.delete(answering);
    },
    async stop() {
      await Promise.all(underWay);
    },
  };
}

function end(res: ServerResponse, { status, body = null }: Answer): void {
  if (body === null) res.writeHead(status).end();
  else res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
