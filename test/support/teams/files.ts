import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where Teams puts files and gives them from: an upload session that takes one whole range, and addresses that open without a token. */
export interface TeamsFiles {
  readonly uploaded: Map<string, Buffer>;
  readonly shared: Map<string, Uint8Array>;
}

/** Answers uploads and downloads; false where it is neither. Source: learn.microsoft.com, "Send and receive files using the bot" and "Upload large files" (content-range). */
export async function serveTeamsFiles(req: IncomingMessage, res: ServerResponse, { uploaded, shared }: TeamsFiles): Promise<boolean> {
  const [, place, id = ''] = new URL(req.url ?? '/', 'http://localhost').pathname.split('/');
  if (place === 'download' && req.method === 'GET') {
    const bytes = shared.get(id);
    // A token of the bot's must not go to where files lie.
    if (bytes === undefined || req.headers.authorization !== undefined) res.writeHead(bytes === undefined ? 404 : 400).end();
    else res.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    return true;
  }
  if (place !== 'upload' || req.method !== 'PUT') return false;
  const chunks: Buffer[] = [];
  for await (const chunk of req) if (chunk instanceof Buffer) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const fits = req.headers['content-range'] === `bytes 0-${bytes.length - 1}/${bytes.length}` && Number(req.headers['content-length']) === bytes.length && req.headers.authorization === undefined && !uploaded.has(id);
  if (fits) uploaded.set(id, bytes);
  res.writeHead(fits ? 201 : 400, { 'content-type': 'application/json' }).end('{}');
  return true;
}
