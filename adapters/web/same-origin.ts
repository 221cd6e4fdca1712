import type { IncomingMessage } from 'node:http';
import { respond, type Route } from '../http/server.js';

/**
 * Lets only the page itself in: the training page has no login, so another site open in the same browser must not reach it.
 * The host must be this machine's own name (a name that was rebound to 127.0.0.1 is refused), and a request that comes
 * from a page must come from this one.
 */
export function sameOrigin(route: Route): Route {
  return (request, response, body) => {
    const refusal = foreignness(request);
    if (refusal === undefined) return route(request, response, body);
    respond(response, 403, refusal);
  };
}

function foreignness({ headers }: IncomingMessage): string | undefined {
  const host = headers.host ?? '';
  if (!isOwnName(host)) return 'The training page answers only under localhost or 127.0.0.1.';
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return 'Only the training page itself may ask this.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Only the training page itself may ask this.';
  return undefined;
}

function isOwnName(host: string): boolean {
  if (!URL.canParse(`http://${host}/`)) return false;
  const name = new URL(`http://${host}/`).hostname;
  return name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
