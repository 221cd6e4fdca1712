import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { completeUpload, giveUploadAddress, serveFiles } from './files.js';
import { METHODS, type Answer } from './web-api.js';
import { newWorkspace, type Workspace } from './workspace.js';

/** How the counterpart meets one request. */
export type Fault = '429' | '429-without-header' | '500' | 'reset' | 'reset-after-storing' | 'silent' | 'html';

/** One request that the bot made. */
export interface Traffic {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly answer: Answer | null;
}

export interface SlackCounterpart {
  readonly url: string;
  readonly workspace: Workspace;
  readonly traffic: readonly Traffic[];
  /** Why payloads were refused, in Slack's words. */
  readonly malformed: readonly string[];
  /** The next request that one of these methods gets meets this, once. */
  misbehave(fault: Fault, method?: RegExp): void;
  /** Every request hangs until this is called again with false. */
  hang(hangs: boolean): void;
  /** What is posted is stored at once, and answered once this has come about. */
  answerAfter(event: Promise<void>): void;
  close(): Promise<void>;
}

export const BOT_TOKEN = 'xoxb-test';

/** Starts a strict Slack on a free port of loopback. `postsPerSecond` of 1 limits each channel as Slack does; null does not. */
export async function startSlackCounterpart(options: { readonly postsPerSecond?: 1 | null } = {}): Promise<SlackCounterpart> {
  const workspace = newWorkspace();
  const traffic: Traffic[] = [];
  const malformed: string[] = [];
  const faults: { fault: Fault; method: RegExp }[] = [];
  const lastPost = new Map<string, number>();
  let hanging = false;
  let event = Promise.resolve();
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await serveFiles(request, response, workspace, BOT_TOKEN)) return;
    const { method, args } = await readCall(request);
    const at = faults.findIndex((one) => one.method.test(method));
    const fault = hanging ? 'silent' : faults.splice(at, at < 0 ? 0 : 1)[0]?.fault;
    const stores = fault === undefined || fault === 'reset-after-storing';
    const answer = stores ? answerTo(request, method, args) : null;
    traffic.push({ method, args, answer });
    if (answer !== null && 'malformed' in answer) malformed.push(...z.array(z.string()).parse(answer['malformed']));
    if (method.startsWith('chat.')) await event;
    if (fault !== undefined) meet(fault, request, response);
    else if (answer?.ok === false && answer.error === 'ratelimited') write(response, 429, answer, { 'retry-after': '1' });
    else write(response, 200, answer);
  }

  function answerTo(request: IncomingMessage, method: string, args: Record<string, unknown>): Answer {
    // The address knows who asked: it takes no token.
    if (method === 'response') return { ok: true };
    if (request.headers.authorization !== `Bearer ${BOT_TOKEN}` && args['token'] !== BOT_TOKEN) return { ok: false, error: 'invalid_auth' };
    if (method === 'files.getUploadURLExternal') return giveUploadAddress(args, workspace, origin());
    if (method === 'files.completeUploadExternal') return completeUpload(args, workspace);
    const known = METHODS[method];
    if (known === undefined) return { ok: false, error: 'unknown_method' };
    if (method === 'chat.postMessage' && isTooFast(String(args['channel']))) return { ok: false, error: 'ratelimited' };
    return known(args, workspace);
  }

  function origin(): string {
    return `http://127.0.0.1:${portOf(server.address())}`;
  }

  function isTooFast(channel: string): boolean {
    const now = Date.now();
    if (options.postsPerSecond !== 1 || now - (lastPost.get(channel) ?? 0) >= 1000) {
      lastPost.set(channel, now);
      return false;
    }
    return true;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/api/`,
    workspace,
    traffic,
    malformed,
    misbehave: (fault, method = /^chat\./) => void faults.push({ fault, method }),
    hang: (hangs) => void (hanging = hangs),
    answerAfter: (awaited) => void (event = awaited),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return z.object({ port: z.number() }).parse(address).port;
}

async function readCall(request: IncomingMessage): Promise<{ method: string; args: Record<string, unknown> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  const raw = Buffer.concat(chunks).toString('utf8');
  const method = (request.url ?? '').replace(/^\/api\//, '');
  if (request.headers['content-type']?.includes('json') === true) return { method, args: z.record(z.string(), z.unknown()).parse(JSON.parse(raw)) };
  return { method, args: Object.fromEntries([...new URLSearchParams(raw)].map(([key, value]) => [key, fromForm(key, value)])) };
}

/** Slack's client writes lists and objects into forms as JSON. */
function fromForm(key: string, value: string): unknown {
  return ['blocks', 'metadata', 'view'].includes(key) ? JSON.parse(value) : value;
}

function meet(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault) {
    case '429':
      { write(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': '2' }); return; }
    case '429-without-header':
      { write(response, 429, { ok: false, error: 'ratelimited' }); return; }
    case '500':
      return void response.writeHead(500).end('oops');
    case 'html':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the network</html>');
    case 'reset':
    case 'reset-after-storing':
      return void request.socket.destroy();
    case 'silent':
      return undefined;
  }
}

function write(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
