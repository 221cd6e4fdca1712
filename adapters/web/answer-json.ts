import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { respond, type Route } from '../http/server.js';

/** Writes a value as JSON that nobody keeps. */
export function respondJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(JSON.stringify(value));
}

/** A route that takes JSON of one shape; all else is answered 400, naming what is wrong. */
export function jsonRoute<Taken>(schema: z.ZodType<Taken>, take: (taken: Taken, response: ServerResponse) => Promise<void>): Route {
  return async (_request, response, body) => {
    const given = readJson(body);
    const taken = schema.safeParse(given);
    if (taken.success) await take(taken.data, response);
    else respond(response, 400, given === undefined ? 'This is not JSON.' : wrongIn(taken.error));
  };
}

/** A route that takes its query parameters in one shape. */
export function queryRoute<Taken>(schema: z.ZodType<Taken>, take: (taken: Taken, response: ServerResponse, request: IncomingMessage) => Promise<void> | void): Route {
  return async (request, response) => {
    const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
    const taken = schema.safeParse(Object.fromEntries(query));
    if (taken.success) await take(taken.data, response, request);
    else respond(response, 400, wrongIn(taken.error));
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function wrongIn({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ');
}
