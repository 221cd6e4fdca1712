import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { activityFaults } from './activity-rules.js';
import { serveTeamsFiles, type TeamsFiles } from './files.js';
import { makeIssuer, type Issuer } from './issuer.js';
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

interface Posted {
  readonly id: string;
  readonly thread: string | null;
  activity: unknown;
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

const WINDOWS = [{ count: 7, perMs: 1_000 }, { count: 8, perMs: 2_000 }, { count: 60, perMs: 30_000 }, { count: 1_800, perMs: 3_600_000 }];

/** Starts it on a free port of 127.0.0.1. */
export async function startTeamsCounterpart(options: TeamsCounterpartOptions): Promise<TeamsCounterpart> {
  const conversations = new Map<string, Posted[]>();
  const gone = new Set<string>();
  const members = new Map<string, string>();
  const times = new Map<string, number[]>();
  const traffic: { method: string; path: string; body: unknown }[] = [];
  const malformed: string[] = [];
  const faults: TeamsFault[] = [];
  const tokens = new Map<string, number>();
  let base = '';
  let ids = 1_700_000_000_000;
  const issuer = makeIssuer(options.appId, () => `${base}/`);

  const files: TeamsFiles = { uploaded: new Map(), shared: new Map() };
  const server = createServer((req, res) => {
    void serveTeamsFiles(req, res, files).then((served) => (served ? undefined : read(req).then((text) => route(req, res, text))));
  });

  function route(req: IncomingMessage, res: ServerResponse, text: string): void {
    const path = new URL(req.url ?? '/', 'http://localhost').pathname;
    if (path === '/openid') { json(res, 200, { issuer: 'https://api.botframework.com', jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] }); return; }
    if (path === '/keys') { json(res, 200, issuer.jwks); return; }
    if (path === '/token') { giveToken(res, new URLSearchParams(text)); return; }
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    if (parts[0] !== 'v3' || parts[1] !== 'conversations') { fail(res, 404, 'NotFound'); return; }
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    traffic.push({ method: req.method ?? '', path: decodeURIComponent(path), body });
    if (options.anonymous !== true && (tokens.get(req.headers.authorization?.replace('Bearer ', '') ?? '') ?? 0) < Date.now()) { fail(res, 401, 'Unauthorized'); return; }
    connector(req.method ?? '', parts.slice(2), body, res);
  }

  function connector(method: string, parts: readonly string[], body: unknown, res: ServerResponse): void {
    const [id = '', what, activity] = parts;
    if (method === 'GET' && what === 'members') { tellMember(res, activity ?? ''); return; }
    const fault = faults.shift();
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'status') { fail(res, fault.status, fault.code ?? 'Scripted', fault.retryAfter); return; }
    if (fault?.kind === 'reset' && !fault.stored) { res.destroy(); return; }
    const answer = method === 'POST' && parts.length === 0 ? openPerson(body) : what === 'activities' ? activities(method, id, activity, body) : { status: 404, code: 'NotFound' };
    if (fault?.kind === 'reset') res.destroy();
    else if ('code' in answer) fail(res, answer.status, answer.code, answer.status === 429 ? '1' : undefined);
    else json(res, answer.status, answer.id === undefined ? undefined : { id: answer.id });
  }

  function tellMember(res: ServerResponse, id: string): void {
    const aadObjectId = members.get(id);
    if (aadObjectId === undefined) fail(res, 404, 'MemberNotFoundInConversation');
    else json(res, 200, { id, aadObjectId, name: 'Somebody' });
  }

  type Answer = { readonly status: number; readonly id?: string } | { readonly status: number; readonly code: string };

  function openPerson(body: unknown): Answer {
    const member = /"members":\[\{"id":"([^"]+)"\}\]/.exec(JSON.stringify(body))?.[1];
    const tenant = /"tenantId":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
    if (member === undefined || tenant !== options.tenantId) return { status: 400, code: 'BadArgument' };
    const id = `a:person-${member}`;
    if (!conversations.has(id)) conversations.set(id, []);
    return { status: 201, id };
  }

  function activities(method: string, named: string, activity: string | undefined, body: unknown): Answer {
    const [id = '', thread = null] = named.split(';messageid=');
    if (gone.has(id)) return { status: 403, code: 'BotNotInConversationRoster' };
    const posted = conversations.get(id);
    if (posted === undefined) return { status: 404, code: 'ConversationNotFound' };
    if (method === 'DELETE' || method === 'PUT') return changeOne(posted, method, activity, body);
    if (tooFast(id)) return { status: 429, code: 'TooManyRequests' };
    if (refuses(body)) return { status: 400, code: 'BadSyntax' };
    ids += 1;
    posted.push({ id: String(ids), thread, activity: body });
    return { status: 201, id: String(ids) };
  }

  function changeOne(posted: Posted[], method: string, activity: string | undefined, body: unknown): Answer {
    const at = posted.findIndex((one) => one.id === activity);
    const found = posted[at];
    if (found === undefined) return { status: 404, code: 'ActivityNotFoundInConversation' };
    if (method === 'DELETE') { posted.splice(at, 1); return { status: 200 }; }
    if (refuses(body)) return { status: 400, code: 'BadSyntax' };
    found.activity = body;
    return { status: 200, id: found.id };
  }

  function refuses(body: unknown): boolean {
    const found = activityFaults(body);
    malformed.push(...found);
    return found.length > 0;
  }

  function tooFast(id: string): boolean {
    if (options.rateLimits !== true) return false;
    const now = Date.now();
    const sent = times.get(id) ?? [];
    if (WINDOWS.some(({ count, perMs }) => sent.filter((at) => now - at < perMs).length >= count)) return true;
    times.set(id, [...sent, now]);
    return false;
  }

  let tokenRequests = 0;
  function giveToken(res: ServerResponse, form: URLSearchParams): void {
    tokenRequests += 1;
    const fits = form.get('grant_type') === 'client_credentials' && form.get('client_id') === options.appId && form.get('client_secret') === 'secret' && form.get('scope') === 'https://api.botframework.com/.default';
    if (!fits) { json(res, 401, { error: 'invalid_client' }); return; }
    const token = `token-${tokenRequests}`;
    const seconds = options.tokenLifeSeconds ?? 3_600;
    tokens.set(token, Date.now() + seconds * 1_000);
    json(res, 200, { token_type: 'Bearer', expires_in: seconds, access_token: token });
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
    malformed,
    tokenRequests: () => tokenRequests,
    open: (id) => void conversations.set(id, []),
    addMember: (id, aadObjectId) => void members.set(id, aadObjectId),
    remove: (id) => void gone.add(id),
    posted: (id) => conversations.get(id) ?? [],
    words: (id) => (conversations.get(id) ?? []).map((one) => wordsOfActivity(one.activity)),
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
