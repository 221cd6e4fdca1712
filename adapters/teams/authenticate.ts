import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type ConfigurationBotFrameworkAuthenticationOptions, type TurnContext } from 'botbuilder';
import type { TeamsSettings } from './settings.js';

/** What botbuilder found out about a request: handed back to it when the activity is processed. */
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** Checks who sends, then processes. Both are botbuilder's; only the order of their faults is ours. */
export interface Receiver {
  /** Undefined where the request does not prove that it comes from Teams. Throws where that cannot be found out now: Microsoft's keys cannot be read. */
  authenticate(activity: Activity, authorization: string): Promise<Authenticated | undefined>;
  process(authenticated: Authenticated, activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<void>;
}

/** CloudAdapter with its processing open, so that a wrong token and a fault of ours are told apart. */
class OpenAdapter extends CloudAdapter {
  processAuthenticated(authenticated: Authenticated, activity: Activity, turn: (context: TurnContext) => Promise<void>): ReturnType<CloudAdapter['processActivity']> {
    return this.processActivity(authenticated, activity, turn);
  }
}

/** botbuilder's own validation of inbound tokens: issuer, audience, key and its endorsement, time, service URL. */
export function makeReceiver(settings: TeamsSettings): Receiver {
  const authentication = new ConfigurationBotFrameworkAuthentication(optionsOf(settings));
  const adapter = new OpenAdapter(authentication);
  const inTurn = oneByOneAtFirst();
  return {
    async authenticate(activity, authorization) {
      // Its emulator, skill and Azure-stack paths know no service URL: only Teams' own path is open.
      if (!settings.anonymous && (activity.channelId !== 'msteams' || !isFromConnector(authorization))) return undefined;
      try {
        return await inTurn(() => authentication.authenticateRequest(activity, authorization));
      } catch (fault) {
        if (isUnreadKeys(fault)) throw fault;
        return undefined;
      }
    },
    async process(authenticated, activity, turn) {
      await adapter.processAuthenticated(authenticated, activity, turn);
    },
  };
}

/**
 * botbuilder calls its keys fresh before it has read them: a message that comes in that moment would be refused, and Teams does not send
 * again what was refused. So until one has passed, each waits for the one before.
 */
function oneByOneAtFirst(): <T>(work: () => Promise<T>) => Promise<T> {
  let hasPassed = false;
  let before: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (hasPassed) return work();
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    const done = await mine;
    hasPassed = true;
    return done;
  };
}

/** The addresses of the keys answered with a fault, or not at all: that says nothing about the token. */
function isUnreadKeys(fault: unknown): boolean {
  return fault instanceof Error && (fault.name === 'FetchError' || /^Failed to load (openID config|Keys)/.test(fault.message));
}

const CONNECTOR_ISSUER = 'https://api.botframework.com';
const OPENID_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

// One of these keys alone switches all of botbuilder's defaults off, so all are set or none. Without an app id it checks nothing.
function optionsOf(settings: TeamsSettings): ConfigurationBotFrameworkAuthenticationOptions {
  if (settings.anonymous) return {};
  const { appId, appPassword, appType, tenantId, openIdMetadata = OPENID_METADATA } = settings;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppType: appType,
    ...(appType === 'SingleTenant' ? { MicrosoftAppTenantId: tenantId } : {}),
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: CONNECTOR_ISSUER,
    ToBotFromChannelTokenIssuer: CONNECTOR_ISSUER,
    OAuthUrl: 'https://token.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
  };
}

/** Looks before it trusts: a token of another make is refused before botbuilder prints its keys about it. */
function isFromConnector(authorization: string): boolean {
  const [scheme, token] = authorization.split(' ');
  const [head, claims] = (token ?? '').split('.').map(readPart);
  return scheme === 'Bearer' && head?.['alg'] === 'RS256' && claims?.['iss'] === CONNECTOR_ISSUER;
}

function readPart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : undefined;
  } catch {
    return undefined;
  }
}
