import type { Route } from './server.js';

/** `GET /healthz`: 200 while the process can read its database, 503 else. Platforms that are away do not count: they are tried again. */
export function healthRoute(isWell: () => Promise<boolean>): Route {
  return async (_request, response) => {
    const ok = await isWell().catch(() => false);
    response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ ok }));
  };
}
