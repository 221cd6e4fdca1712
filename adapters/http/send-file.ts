import type { ServerResponse } from 'node:http';
import { respond, type Route } from './server.js';

const MEDIA_TYPES = [
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.ics', 'text/calendar; charset=utf-8'],
] as const;

/** Writes a file to be saved, which nobody between keeps; what it is, its name's ending tells. */
export function sendFile(response: ServerResponse, name: string, bytes: Uint8Array): void {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  response.writeHead(200, {
    'content-type': mediaTypeOf(name), 'content-length': bytes.length, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    // Names in any script: RFC 6266 with the encoding of RFC 8187.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  });
  response.end(bytes);
}

function mediaTypeOf(name: string): string {
  return MEDIA_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream';
}

const ADDRESS = /\/files\/([A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{43})(?:\?.*)?$/;

/** `GET /files/<sealed>`: a draft as a Word file, 404 where the address is over. @param over the words for that. */
export function filesRoute(behind: (sealed: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>, over: string): Route {
  return async (request, response) => {
    const sealed = ADDRESS.exec(request.url ?? '')?.[1];
    const file = sealed === undefined ? undefined : await behind(sealed);
    if (file === undefined) respond(response, 404, over);
    else sendFile(response, file.name, file.bytes);
  };
}
