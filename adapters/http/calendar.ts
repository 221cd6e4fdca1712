import type { ServerResponse } from 'node:http';
import { respond, type Route } from './server.js';

/** What stands behind the secret part of an address: all of it, or only one milestone (its id). */
export type CalendarBehind = (token: string, only: string | null) => Promise<{ readonly kind: 'calendar'; readonly text: string; readonly tag: string } | { readonly kind: 'unknown' } | { readonly kind: 'revoked' }>;

const ADDRESS = /\/calendar\/([A-Za-z0-9_-]{10,64})(?:\.([a-z0-9-]{1,100}))?\.ics(?:\?.*)?$/;

/** `GET /calendar/<token>.ics`, and `/calendar/<token>.<milestone>.ics` for a file of one date: 200, 304 where the reader has it already, 404 for no such address, 410 for one that was ended (calendars then stop asking). */
export function calendarRoute(behind: CalendarBehind): Route {
  return async (request, response): Promise<void> => {
    const [, token, only = null] = ADDRESS.exec(request.url ?? '') ?? [];
    const served = token === undefined ? ({ kind: 'unknown' } as const) : await behind(token, only);
    // One date is taken over once; a whole calendar is read again and again.
    if (served.kind === 'calendar') send(served, only === null ? 'inline; filename="roadmap.ics"' : `attachment; filename="${only}.ics"`, request.headers['if-none-match'], response);
    else if (served.kind === 'revoked') respond(response, 410, 'This calendar has ended. Ask the bot for the new address: calendar');
    else respond(response, 404, 'No calendar is here.');
  };
}

function send({ text, tag }: { readonly text: string; readonly tag: string }, disposition: string, known: string | undefined, response: ServerResponse): void {
  const headers = { etag: `"${tag}"`, 'cache-control': 'private, max-age=3600' };
  const hasIt = known === headers.etag;
  response.writeHead(hasIt ? 304 : 200, { ...headers, ...(hasIt ? {} : { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': disposition }) });
  response.end(hasIt ? undefined : text);
}
