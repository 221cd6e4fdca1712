import { z } from 'zod';
import type { Clock } from '../../src/time/clock.js';
import { msOf } from '../../src/time/instant.js';
import { withinMs } from './deadline.js';
import type { TeamsSettings } from './settings.js';

/** The bot's own token for sending; null where none is sent (anonymous). Throws when the issuer gives none: then nothing was sent. */
export interface Tokens {
  current(signal: AbortSignal): Promise<string | null>;
  /** The connector did not take it: the next one is fetched anew. */
  forget(token: string): void;
}

const Given = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().min(1) });
const TOKEN_DEADLINE_MS = 10_000;
// A token is not used in its last minutes: a request that waits in a queue must not arrive with a dead one.
const MOST_MARGIN_MS = 300_000;

/** Tokens by client credentials, kept until shortly before their end. Many senders share one request. */
export function makeTokens(settings: TeamsSettings, clock: Clock): Tokens {
  let kept: { readonly token: string; readonly usedUntilMs: number } | undefined;
  let underWay: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const given = await withinMs(clock, TOKEN_DEADLINE_MS, new AbortController().signal, (signal) => fetchToken(settings, signal));
    const lifeMs = given.expires_in * 1000;
    kept = { token: given.access_token, usedUntilMs: msOf(clock.machineNow()) + lifeMs - Math.min(MOST_MARGIN_MS, lifeMs / 2) };
    return given.access_token;
  }

  return {
    async current(signal) {
      if (settings.anonymous) return null;
      if (kept !== undefined && msOf(clock.machineNow()) < kept.usedUntilMs) return kept.token;
      underWay ??= renew().finally(() => {
        underWay = undefined;
      });
      return orAborted(underWay, signal);
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}

async function fetchToken(settings: TeamsSettings, signal: AbortSignal): Promise<z.infer<typeof Given>> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: settings.appId, client_secret: settings.appPassword, scope: 'https://api.botframework.com/.default' });
  const response = await fetch(tokenUrlOf(settings), { method: 'POST', body, signal, redirect: 'error' });
  // The answer may name the secret's state, never the secret; still only its status is kept.
  if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
  return Given.parse(await response.json());
}

// A MultiTenant bot asks Microsoft's own tenant, a SingleTenant bot its own (learn.microsoft.com, "Authentication with the Bot Connector API").
function tokenUrlOf({ tokenUrl, appType, tenantId }: TeamsSettings): string {
  const tenant = appType === 'SingleTenant' ? encodeURIComponent(tenantId) : 'botframework.com';
  return tokenUrl ?? `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('given up while waiting for a token'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
