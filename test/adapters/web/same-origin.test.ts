import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoom, type Room } from './room.js';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('The training page is closed to others', () => {
  it.each([
    ['another origin', { origin: 'https://example.org' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a name that was bound to this machine', { host: 'rebound.example.org' }],
  ])('refuses a request from %s', async (_who, headers) => {
    const status = await statusOf('web/say', said('hello'), headers);

    expect(status).toBe(403);
    expect(room.taken).toEqual([]);
  });

  it('takes a request from itself', async () => {
    expect(await statusOf('web/say', said('hello'), { origin: room.url.slice(0, -1), 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('lets no script in but its own', async () => {
    const { headers } = await fetch(room.url);

    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  });

  it.each(['web/page/../start-web.ts', 'web/page/%2e%2e/start-web.ts', 'web/page/package.json'])('gives out no other file: %s', async (path) => {
    expect(await statusOf(path, undefined, {})).toBe(404);
  });
});

function said(text: string) {
  return { eventId: crypto.randomUUID(), conversation: 'network-EG', name: 'Mariam', locale: 'en', text };
}

/** As a browser or an attacker would: fetch forbids some of these headers. */
function statusOf(path: string, body: unknown, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(room.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: `/${path}`, method: body === undefined ? 'GET' : 'POST', headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
