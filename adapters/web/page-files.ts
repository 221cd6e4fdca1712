import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from '../http/server.js';

const SCRIPTS = ['main.js', 'state.js', 'server.js', 'html.js', 'shell.js', 'people.js', 'chat.js', 'entry.js', 'blocks.js', 'days.js', 'form.js', 'field.js', 'form-rules.js', 'icons.js'];
const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** No script but our files, nothing from elsewhere but pictures that a message shows, in no frame. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https: http:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The files of the page, each named here: no path of a request ever reaches the disk. */
export function pageRoutes(pageFolder: string): [string, Route][] {
  const library = (name: string): string => fileURLToPath(import.meta.resolve(name));
  return [
    ['GET /', fileRoute(join(pageFolder, 'index.html'))],
    ['GET /web/page/page.css', fileRoute(join(pageFolder, 'page.css'))],
    ...SCRIPTS.map((name): [string, Route] => [`GET /web/page/${name}`, fileRoute(join(pageFolder, name))]),
    ['GET /web/page/preact.js', fileRoute(library('preact'))],
    ['GET /web/page/htm.js', fileRoute(library('htm'))],
  ];
}

function fileRoute(path: string): Route {
  const type = TYPES[path.replace(/^.*\.m?/, '')] ?? 'application/octet-stream';
  return async (_request, response) => {
    const file = await readFile(path);
    response.writeHead(200, {
      'content-type': type, 'cache-control': 'no-cache', 'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    });
    response.end(file);
  };
}
