import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/time/clock.js';
import { LARGEST_BODY_BYTES, readBody } from './read-body.js';

/** Answers one request, whose body is read already. */
export type Route = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void> | void;

/** Routes by `METHOD /path`; a path that ends in `/*` takes all below it. */
export type Routes = ReadonlyMap<string, Route>;

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly routes: Routes;
  readonly clock: Pick<Clock, 'wait'>;
  /** Told of a route that threw; the request was answered 500. */
  readonly onFault: (fault: unknown, path: string) => void;
}

/** The one HTTP server of a process. */
export interface RunningServer {
  readonly url: string;
  /** Takes nothing new, lets open requests end within 5 s, then cuts them off. */
  stop(): Promise<void>;
}

/** A port that somebody else has, or an address that is not this machine's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly code = 'http.port-taken';
}

const STOP_WITHIN_MS = 5_000;
/** Where the training page sends files, and the largest form of theirs, in bytes. */
const FILES = '/web/file';
const LARGEST_UPLOAD_BYTES = 10_100_000;

/** Starts listening. Throws PortTaken with a mend. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(settings, request, response).catch((fault: unknown) => {
      settings.onFault(fault, pathOf(request));
      if (!response.headersSent) respond(response, 500, 'This did not work. The fault is ours.');
      else response.destroy();
    });
  });
  const streams = openStreams(server);
  await listen(server, settings);
  const { address, port, family } = addressOf(server);
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`, stop: () => stop(server, streams, settings.clock) };
}

/** Writes a short plain answer. */
export function respond(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

async function answer({ routes }: ServerSettings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  const method = request.method ?? 'GET';
  const route = routes.get(`${method} ${path}`) ?? routes.get(`${method} ${path.replace(/[^/]*$/, '*')}`);
  if (route === undefined) {
    const known = [...routes.keys()].some((one) => one.endsWith(` ${path}`));
    request.resume();
    respond(response, known ? 405 : 404, known ? 'This address takes another method.' : 'Nothing is here.');
    return;
  }
  // Files come to one address alone; all else is small.
  const mostBytes = path === FILES ? LARGEST_UPLOAD_BYTES : LARGEST_BODY_BYTES;
  const reading = await readBody(request, mostBytes);
  if (reading.kind === 'read') await route(request, response, reading.body);
  else if (reading.kind === 'too-large') refuseLarge(request, response, mostBytes);
}

/** The rest of the body is never read, so the connection cannot be used again: the next request on it would hang. */
function refuseLarge(request: IncomingMessage, response: ServerResponse, mostBytes: number): void {
  response.setHeader('connection', 'close');
  response.once('finish', () => request.socket.destroySoon());
  respond(response, 413, `This is larger than ${Math.floor(mostBytes / 1_000_000)} MB.`);
  request.resume();
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function listen(server: Server, { host, port }: ServerSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL';
      reject(taken ? new PortTaken(`PORT: ${port} on ${host} cannot be used (${error.code ?? ''}). End what uses it, or set another PORT.`) : error);
    });
    server.listen(port, host, () => resolve());
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}

/** Answers that were begun and never end by themselves (server-sent events): a stop ends them, and their readers come back later. */
function openStreams(server: Server): () => ServerResponse[] {
  const open = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return () => [...open].filter((response) => response.headersSent && !response.writableEnded);
}

async function stop(server: Server, streams: () => ServerResponse[], clock: Pick<Clock, 'wait'>): Promise<void> {
  const closed = new AbortController();
  const closing = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const stream of streams()) stream.end();
  server.closeIdleConnections();
  await Promise.race([closing, clock.wait(STOP_WITHIN_MS, closed.signal).then(() => server.closeAllConnections())]);
  closed.abort();
}
