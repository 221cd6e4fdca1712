import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { teamsConversations, type Posted } from './conversations.js';
import { serveTeamsFiles, type TeamsFiles } from './files.js';
import { makeIssuer, type Issuer } from './issuer.js';
import { sendingWindows } from './sending-windows.js';
import { tokenDesk } from './token-desk.js';
import { wordsOfActivity } from './words-of-activity.js';

/** How the next request that writes is met, once. */
export type TeamsFault =
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfter?: string }
  | { readonly kind: 'reset'; readonly stored: boolean }
  | { readonly kind: 'hang' }
  /** Nothing is wrong with this one: the next fault meets the next request. */
  | { readonly kind: 'pass' };

export interface TeamsCounterpartOptions {
  readonly appId: string;
  readonly tenantId: string;
  /** True where the bot sends no token. */
  readonly anonymous?: boolean;
  /** Keeps Teams' windows for each conversation. */
  readonly rateLimits?: boolean;
  readonly tokenLifeSeconds?: number;
}

/** Teams on loopback, strict: it refuses what the real one refuses, and more. */
export interface TeamsCounterpart {
  readonly serviceUrl: string;
  readonly metadataUrl: string;
  readonly tokenUrl: string;
  readonly issuer: Issuer;
  /** Each request to the connector, in order. */
  readonly traffic: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  readonly malformed: readonly string[];
  readonly files: TeamsFiles;
  readonly tokenRequests: () => number;
  /** A conversation in which the bot is installed. */
  open(id: string): void;
  /** Somebody whose account in the organization is known to Teams alone. */
  addMember(id: string, aadObjectId: string): void;
  /** A conversation from which it was removed. */
  remove(id: string): void;
  posted(conversation: string): readonly Posted[];
  words(conversation: string): readonly string[];
  fault(...faults: TeamsFault[]): void;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startTeamsCounterpart(options: TeamsCounterpartOptions): Promise<TeamsCounterpart> {
  const conversations = teamsConversations(options.tenantId, options.rateLimits === true ? sendingWindows() : () => false);
  const tokens = tokenDesk(options.appId, options.tokenLifeSeconds ?? 3_600);
  const members = new Map<string, string>();
  const traffic: { method: string; path: string; body: unknown }[] = [];
  const faults: TeamsFault[] = [];
  let base = '';
  const issuer = makeIssuer(options.appId, () => `${base}/`);

  const files: TeamsFiles = { uploaded: new Map(), shared: new Map() };
  const server = createServer((req, res) => {
    void serveTeamsFiles(req, res, files).then((served) => (served ? undefined : read(req).then((text) => route(req, res, text))));
  });

  function route(req: IncomingMessage, res: ServerResponse, text: string): void {
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    if (path === '/openid') { json(res, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] }); return; }
    if (path === '/keys') { json(res, 200, issuer.jwks); return; }
    if (path === '/token') { const { status, body } = tokens.give(new URLSearchParams(text)); json(res, status, body); return; }
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    if (parts[0] !== 'v3' || parts[1] !== 'conversations') { fail(res, 404, 'NotFound'); return; }
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    traffic.push({ method: req.method ?? '', path: decodeURIComponent(path), body });
    if (options.anonymous !== true && !tokens.accepts(req.headers.authorization)) { fail(res, 401, 'Unauthorized'); return; }
    connector(req.method ?? '', parts.slice(2), body, res);
  }

  function connector(method: string, parts: readonly string[], body: unknown, res: ServerResponse): void {
    const [id = '', what, activity] = parts;
    if (method === 'GET' && what === 'members') { tellMember(res, activity ?? ''); return; }
    const fault = faults.shift();
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'status') { fail(res, fault.status, fault.code ?? 'Scripted', fault.retryAfter); return; }
    if (fault?.kind === 'reset' && !fault.stored) { res.destroy(); return; }
    const answer = method === 'POST' && parts.length === 0 ? conversations.openPerson(body) : what === 'activities' ? conversations.activities(method, id, activity, body) : { status: 404, code: 'NotFound' };
    if (fault?.kind === 'reset') res.destroy();
    else if ('code' in answer) fail(res, answer.status, answer.code, answer.status === 429 ? '1' : undefined);
    else json(res, answer.status, answer.id === undefined ? undefined : { id: answer.id });
  }

  function tellMember(res: ServerResponse, id: string): void {
    const aadObjectId = members.get(id);
    if (aadObjectId === undefined) fail(res, 404, 'MemberNotFoundInConversation');
    else json(res, 200, { id, aadObjectId, name: 'Somebody' });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serviceUrl: `${base}/`,
    metadataUrl: `${base}/openid`,
    tokenUrl: `${base}/token`,
    issuer,
    files,
    traffic,
    malformed: conversations.malformed,
    tokenRequests: tokens.requests,
    open: conversations.open,
    addMember: (id, aadObjectId) => void members.set(id, aadObjectId),
    remove: conversations.remove,
    posted: conversations.posted,
    words: (id) => conversations.posted(id).map((one) => wordsOfActivity(one.activity)),
    fault: (...planned) => void faults.push(...planned),
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
}

function fail(res: ServerResponse, status: number, code: string, retryAfter?: string): void {
  if (retryAfter !== undefined) res.setHeader('retry-after', retryAfter);
  json(res, status, { error: { code, message: `scripted: ${code}` } });
}
