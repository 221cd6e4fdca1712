import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthRoute } from '../../../adapters/http/health.js';
import { LARGEST_BODY_BYTES } from '../../../adapters/http/read-body.js';
import { respond, startServer, type Route, type RunningServer } from '../../../adapters/http/server.js';
import { systemClock } from '../../../src/time/clock.js';

const faults: unknown[] = [];
const routes = new Map<string, Route>([
  ['GET /healthz', healthRoute(() => Promise.resolve(true))],
  ['POST /echo', (_request, response, body) => respond(response, 200, body.toString('utf8'))],
  ['GET /broken', () => Promise.reject(new Error('a planted fault'))],
  ['GET /stream', (_request, response) => { response.writeHead(200, { 'content-type': 'text/event-stream' }); response.write(': here\n\n'); }],
]);

describe('The one HTTP server', () => {
  let server: RunningServer;
  beforeEach(async () => {
    faults.length = 0;
    server = await startServer({ host: '127.0.0.1', port: 0, routes, clock: systemClock(), onFault: (fault) => faults.push(fault) });
  });
  afterEach(() => server.stop());

  it('says that it is well, and lets nobody keep that', async () => {
    const response = await fetch(`${server.url}healthz`);

    expect(await response.json()).toEqual({ ok: true });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('hands a route the whole body, letter by letter', async () => {
    const response = await fetch(`${server.url}echo`, { method: 'POST', body: 'هل 5–8 مؤكد؟' });

    expect(await response.text()).toBe('هل 5–8 مؤكد؟');
  });

  it('tells an unknown address from a wrong method', async () => {
    const [unknown, wrong] = await Promise.all([fetch(`${server.url}nowhere`), fetch(`${server.url}echo`)]);

    expect([unknown.status, wrong.status]).toEqual([404, 405]);
  });

  it('answers 500 once and lives on when a route throws', async () => {
    const broken = await fetch(`${server.url}broken`);
    const after = await fetch(`${server.url}healthz`);

    expect([broken.status, after.status, faults.length]).toEqual([500, 200, 1]);
  });

  it('refuses a body over 1 MB and closes that connection', async () => {
    const answer = await postUnread(`${server.url}echo`, LARGEST_BODY_BYTES + 1);

    expect(answer).toEqual({ status: 413, connection: 'close' });
  });

  it('names a port that is taken, with a mend', async () => {
    const port = Number(new URL(server.url).port);

    const second = startServer({ host: '127.0.0.1', port, routes, clock: systemClock(), onFault: () => undefined });

    await expect(second).rejects.toThrow(/set another PORT/);
  });

  it('ends open streams when it stops', async () => {
    const response = await fetch(`${server.url}stream`);

    await server.stop();

    expect(await response.text()).toBe(': here\n\n');
  });
});

/** Declares a long body and sends none of it: the answer must not wait for it. */
function postUnread(url: string, length: number): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', headers: { 'content-length': length } }, (response) => {
      resolve({ status: response.statusCode, connection: response.headers.connection });
      asking.destroy();
    });
    asking.on('error', reject);
    asking.flushHeaders();
  });
}
