import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** A road to a server on which requests take a while, so that a process can be killed while one is open. */
export interface SlowRoad {
  readonly url: string;
  /** Requests to post that are open now; of them, those that have arrived and are not answered. */
  open(): { readonly all: number; readonly arrived: number };
  close(): Promise<void>;
}

/** Holds each post for `holdMs`: every third after it arrived, before its answer; the others before they arrive. */
export async function slowRoad(target: string, holdMs: number): Promise<SlowRoad> {
  let [all, arrived, count] = [0, 0, 0];
  const server = createServer((request, response) => void carry(request, response));

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (!isPost(request)) return forward(target, request, body, response);
    all += 1;
    count += 1;
    const holdsAnswer = count % 3 === 0;
    if (!holdsAnswer) await pause(holdMs);
    // A request whose sender died before it arrived never arrives.
    if (holdsAnswer || !response.destroyed) {
      await forward(target, request, body, response, async () => {
        if (!holdsAnswer) return;
        arrived += 1;
        await pause(holdMs);
        arrived -= 1;
      });
    }
    all -= 1;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const path = new URL(target).pathname;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    open: () => ({ all, arrived }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What shows a message to people: Slack's chat.postMessage, Teams' activities of a conversation. */
function isPost({ method, url = '' }: IncomingMessage): boolean {
  return url.includes('chat.postMessage') || (method === 'POST' && /\/v3\/conversations\/.+\/activities/.test(url));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(z.instanceof(Buffer).parse(part));
  return Buffer.concat(parts);
}

async function forward(target: string, request: IncomingMessage, body: Buffer, response: ServerResponse, beforeAnswer: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { hostname, port } = new URL(target);
  const answer = await new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const onward = ask({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (from) => {
      void bodyOf(from).then((whole) => resolve({ status: from.statusCode ?? 500, headers: from.headers, body: whole }), reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
  await beforeAnswer();
  response.writeHead(answer.status, { 'content-type': answer.headers['content-type'] ?? 'application/json' });
  response.end(answer.body);
}
