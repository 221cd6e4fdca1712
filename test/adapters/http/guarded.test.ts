import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guarded, isPrivate, type GuardedRequest } from '../../../adapters/http/guarded.js';

let origin: string;
const server = createServer((request, response) => {
  if (request.url === '/elsewhere') response.writeHead(302, { location: 'https://example.org/' }).end();
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.alloc(request.url === '/large' ? 2_000 : 10));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (url: string, some: Partial<GuardedRequest> = {}) =>
  guarded({ url, method: 'GET', headers: {}, signal: AbortSignal.timeout(5_000), mostBytes: 1_000, isAllowed: () => true, mayBeLoopback: false, ...some });

describe('an address that somebody else named', () => {
  it.each(['http://example.org/x', 'https://10.0.0.7/x', 'https://169.254.169.254/latest', 'https://[::1]/x', 'https://[::ffff:10.0.0.1]/x', 'https://127.0.0.1/x', 'https://2130706433/x', 'https://user:word@example.org/x', 'file:///etc/passwd', 'no address', ''])('is not asked where it is none of the open web: %s', async (url) => {
    expect(await ask(url)).toMatchObject({ kind: 'forbidden' });
  });

  it('is not asked where its name leads to a private network, although the name is allowed', async () => {
    expect(await ask('https://localhost/x')).toEqual({ kind: 'forbidden', reason: 'an address of a private network' });
  });

  it('is not asked where nobody vouches for its host', async () => {
    expect(await ask(`${origin}/x`, { mayBeLoopback: true, isAllowed: () => false })).toMatchObject({ kind: 'forbidden' });
  });

  it('is read up to the limit, and a redirect is not followed', async () => {
    expect(await ask(`${origin}/x`, { mayBeLoopback: true })).toMatchObject({ kind: 'answered', status: 200 });
    expect(await ask(`${origin}/large`, { mayBeLoopback: true })).toEqual({ kind: 'too-big' });
    expect(await ask(`${origin}/elsewhere`, { mayBeLoopback: true })).toMatchObject({ kind: 'answered', status: 302 });
  });
});

it.each([['8.8.8.8', false], ['2606:4700::1111', false], ['192.168.1.1', true], ['100.64.0.1', true], ['fd00::1', true], ['fe80::1', true], ['::ffff:192.168.1.1', true], ['64:ff9b::a00:1', true], ['rubbish', true]])('knows whether %s lies in a private network', (address, isIn) => {
  expect(isPrivate(address)).toBe(isIn);
});
