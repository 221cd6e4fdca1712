import type { IncomingMessage } from 'node:http';

/** Largest body that is read, in bytes: Slack's and Teams' own are far below. */
export const LARGEST_BODY_BYTES = 1_048_576;

/** A body, or why there is none. */
export type BodyReading = { readonly kind: 'read'; readonly body: Buffer } | { readonly kind: 'too-large' } | { readonly kind: 'cut-off' };

/** Reads a body once, up to the limit. What comes after it is not read: the connection must then be closed. */
export function readBody(request: IncomingMessage, mostBytes = LARGEST_BODY_BYTES): Promise<BodyReading> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
      resolve({ kind: 'too-large' });
      return;
    }
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostBytes) resolve({ kind: 'too-large' });
      else parts.push(part);
    });
    request.on('end', () => resolve({ kind: 'read', body: Buffer.concat(parts) }));
    request.on('error', () => resolve({ kind: 'cut-off' }));
    request.on('close', () => resolve({ kind: 'cut-off' }));
  });
}
