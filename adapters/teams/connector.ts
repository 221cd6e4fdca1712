import { z } from 'zod';
import type { Clock } from '../../src/time/clock.js';
import { withinMs } from './deadline.js';
import type { Tokens } from './tokens.js';
import { isTrustedServiceUrl, type Trust } from './trusted-service-url.js';

/** What a request to the connector came to. `not-sent`: nothing left this machine; `no-answer`: it may have arrived. */
export type ConnectorReply =
  // `user` is the account in the organization, where a member was asked for.
  | { readonly kind: 'answered'; readonly status: number; readonly code: string | null; readonly id: string | null; readonly user: string | null; readonly retryAfter: string | null }
  | { readonly kind: 'not-sent'; readonly reason: string }
  | { readonly kind: 'no-answer'; readonly reason: string }
  | { readonly kind: 'untrusted'; readonly reason: string };

export interface ConnectorCall {
  readonly serviceUrl: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Each part is encoded; parts are joined by a slash after `v3/`. */
  readonly path: readonly string[];
  readonly body?: unknown;
}

/** The Bot Connector REST API: one request, no retry, within a deadline. Never throws for what the network does. */
export type Connector = (call: ConnectorCall, signal: AbortSignal) => Promise<ConnectorReply>;

const DEADLINE_MS = 15_000;
const AnswerBody = z.object({ id: z.string().min(1).optional(), aadObjectId: z.string().min(1).max(200).optional(), error: z.object({ code: z.string().optional() }).optional() });

/** A connector that sends with these tokens, to trusted service URLs only. */
export function makeConnector(tokens: Tokens, trust: Trust, clock: Clock): Connector {
  return async (call, signal) => {
    if (!isTrustedServiceUrl(call.serviceUrl, trust)) return { kind: 'untrusted', reason: `service URL is not one of Microsoft's: ${call.serviceUrl.slice(0, 200)}` };
    const first = await once(call, tokens, clock, signal);
    // 401 once: the token may have been withdrawn early. Nothing was taken, so asking again is safe.
    return first.kind === 'answered' && first.status === 401 ? once(call, tokens, clock, signal) : first;
  };
}

async function once(call: ConnectorCall, tokens: Tokens, clock: Clock, outer: AbortSignal): Promise<ConnectorReply> {
  return withinMs(clock, DEADLINE_MS, outer, async (signal) => {
    let token: string | null;
    try {
      token = await tokens.current(signal);
    } catch (fault) {
      return { kind: 'not-sent', reason: `no token: ${reasonOf(fault)}` };
    }
    const reply = await request(call, token, signal);
    if (reply.kind === 'answered' && reply.status === 401 && token !== null) tokens.forget(token);
    return reply;
  });
}

async function request(call: ConnectorCall, token: string | null, signal: AbortSignal): Promise<ConnectorReply> {
  const url = `${call.serviceUrl.replace(/\/+$/, '')}/v3/${call.path.map(encodeURIComponent).join('/')}`;
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  try {
    // A redirect would carry the token to a host nobody checked.
    const response = await fetch(url, { method: call.method, headers, signal, redirect: 'manual', ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }) });
    const body = readBody(await response.text());
    return { kind: 'answered', status: response.status, code: body.error?.code ?? null, id: body.id ?? null, user: body.aadObjectId ?? null, retryAfter: response.headers.get('retry-after') };
  } catch (fault) {
    return { kind: neverLeft(fault) ? 'not-sent' : 'no-answer', reason: reasonOf(fault) };
  }
}

function readBody(text: string): z.infer<typeof AnswerBody> {
  try {
    return AnswerBody.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function neverLeft(fault: unknown): boolean {
  return NEVER_LEFT.has(codeOf(fault) ?? '');
}

function codeOf(fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  return codeOf(fault.cause);
}

function reasonOf(fault: unknown): string {
  return codeOf(fault) ?? (fault instanceof Error ? fault.message.slice(0, 200) : 'no answer');
}
