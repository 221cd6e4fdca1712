import type { ServerResponse } from 'node:http';
import { respond, type Route } from './server.js';

/** What stands behind the secret part of an address. */
export type CalendarBehind = (token: string) => Promise<{ readonly kind: 'calendar'; readonly text: string; readonly tag: string } | { readonly kind: 'unknown' } | { readonly kind: 'revoked' }>;

const ADDRESS = /\/calendar\/([A-Za-z0-9_-]{10,64})\.ics(?:\?.*)?$/;

/** `GET /calendar/<token>.ics`: 200, 304 where the reader has it already, 404 for no such address, 410 for one that was ended (calendars then stop asking). */
export function calendarRoute(behind: CalendarBehind): Route {
  return async (request, response): Promise<void> => {
    const token = ADDRESS.exec(request.url ?? '')?.[1];
    const served = token === undefined ? ({ kind: 'unknown' } as const) : await behind(token);
    if (served.kind === 'calendar') send(served, request.headers['if-none-match'], response);
    else if (served.kind === 'revoked') respond(response, 410, 'This calendar has ended. Ask the bot for the new address: calendar');
    else respond(response, 404, 'No calendar is here.');
  };
}

function send({ text, tag }: { readonly text: string; readonly tag: string }, known: string | undefined, response: ServerResponse): void {
  const headers = { etag: `"${tag}"`, 'cache-control': 'private, max-age=3600' };
  const hasIt = known === headers.etag;
  response.writeHead(hasIt ? 304 : 200, { ...headers, ...(hasIt ? {} : { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="roadmap.ics"' }) });
  response.end(hasIt ? undefined : text);
}
