import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, LogLevel, webApi, type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import type { FileDesk } from '../../src/chat/files.js';
import type { ChatPlatform, FrontDoor } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';
import type { Installations } from '../../src/chat/installation.js';
import { aloneShower } from './answer-late.js';
import { authorizer, TOKEN_SETTING, UnknownWorkspace } from './authorize.js';
import { homePublisher } from './home.js';
import { learnIdentity, tenantOf, type Identity } from './identity.js';
import { listen } from './listen.js';
import { knownLocales } from './locales.js';
import { memberships } from './membership.js';
import { slackCode } from './outcome-of-error.js';
import { placeTeller } from './joined-place.js';
import { ListenerFailed, NotInstalled, OneServerReceiver } from './receiver.js';
import { slackPlatform } from './send.js';
import type { SlackSettings } from './settings.js';

/** Slack, running. */
export interface RunningSlack {
  readonly platform: ChatPlatform;
  /** Answers one request to `/slack/events`, whose body was read whole. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse, rawBody: Buffer): Promise<void>;
  /** Takes nothing more and lets what is open end. */
  stop(): Promise<void>;
}

/** Somebody waits for these answers; a trigger lives three seconds. */
const INTERACTIVE_MS = 1_800;
/** Nobody waits: shorter than the outbox's own deadline. */
const OUTBOX_MS = 10_000;

/** Connects one workspace. Resolves at once: a Slack that does not answer stops nothing, and is asked again. */
export function startSlack(settings: SlackSettings, installations: Installations, door: FrontDoor, clock: Clock, log: Logger, desk: FileDesk): RunningSlack {
  const logger = quietLogger(log);
  const client = (timeout: number) => new webApi.WebClient(settings.botToken, { slackApiUrl: settings.apiUrl, logger, timeout, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
  const [interactive, outbox] = [client(INTERACTIVE_MS), client(OUTBOX_MS)];
  const stopping = new AbortController();
  let identity: Identity | undefined;
  void learnIdentity(outbox, clock, log, stopping.signal).then(async (learned) => {
    if (learned !== undefined) await installations.keep({ tenant: tenantOf(learned), botUser: learned.user_id, bot: learned.bot_id ?? null, token: TOKEN_SETTING });
    identity = learned;
  }).catch((fault: unknown) => log.error({ err: fault }, 'Slack: the installation could not be kept'));

  const receiver = new OneServerReceiver(settings.signingSecret, clock, (fault) => log.error({ err: fault }, 'Slack: a request could not be answered'));
  const app = makeApp(receiver, settings, logger, authorizer({ installations, token: settings.botToken, isKnown: () => identity !== undefined, log }));
  const locales = knownLocales(interactive);
  const sending = { client: outbox, clock, postsPerSecond: settings.postsPerSecond, channelLimits: settings.channelLimits };
  const publishHome = homePublisher(outbox, locales);
  const members = memberships(interactive);
  listen(app, {
    door,
    client: interactive,
    members,
    known: () => ({ botUser: identity?.user_id, localeOf: (user) => locales.of(user) }),
    afterwards(user, openedHome) {
      void (openedHome ? publishHome(user) : locales.learn(user)).catch((error: unknown) => log.warn({ reason: slackCode(error) ?? 'no answer' }, 'Slack: the Home tab could not be shown'));
    },
    onNotShown: (error) => log.warn({ reason: slackCode(error) ?? 'no answer' }, 'Slack: a page of a form could not be shown; what was typed is kept'),
    tellPlace: placeTeller(interactive),
    showAlone: aloneShower(sending, stopping.signal),
    onEnded(team) {
      members.forgetAll();
      log.warn({ team }, 'Slack: the workspace has removed the bot; nothing is sent there until it writes again');
      return installations.end(team);
    },
  });

  return {
    platform: slackPlatform({ ...sending, desk, files: { client: outbox, token: settings.botToken, apiUrl: settings.apiUrl } }),
    handle: (request, response, rawBody) => receiver.handle(request, response, rawBody),
    async stop() {
      stopping.abort();
      await receiver.stop();
    },
  };
}

function makeApp(receiver: OneServerReceiver, settings: SlackSettings, logger: BoltLogger, authorize: ReturnType<typeof authorizer>): App {
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    ignoreSelf: false,
    clientOptions: { slackApiUrl: settings.apiUrl, retryConfig: { retries: 0 }, timeout: INTERACTIVE_MS },
    authorize,
  });
  // Bolt swallows what listeners throw unless this throws it again.
  app.error((fault) => Promise.reject(causeOf(fault) instanceof UnknownWorkspace ? new NotInstalled() : new ListenerFailed(fault)));
  return app;
}

/** Bolt wraps what `authorize` throws. */
function causeOf(fault: unknown): unknown {
  return typeof fault === 'object' && fault !== null && 'original' in fault ? fault.original : fault;
}

/** Bolt's own lines go to our log at debug: they may hold what people wrote. */
function quietLogger(log: Logger): BoltLogger {
  const write = () => log.trace('a line of @slack/bolt');
  return { debug: write, info: write, warn: write, error: write, setLevel: () => undefined, getLevel: () => LogLevel.ERROR, setName: () => undefined };
}
