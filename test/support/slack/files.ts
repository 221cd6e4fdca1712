import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Answer } from './web-api.js';
import type { StoredFile, Workspace } from './workspace.js';

type Args = Record<string, unknown>;

const no = (error: string): Answer => ({ ok: false, error });

/** `files.getUploadURLExternal`: a name and the exact length are needed; the address takes the bytes once. Source: docs.slack.dev, "Working with files". */
export function giveUploadAddress(args: Args, workspace: Workspace, origin: string): Answer {
  if (workspace.missingScopes.has('files:write')) return no('missing_scope');
  const [name, length] = [textOf(args['filename']), Number(args['length'] ?? 0)];
  if (name === '') return no('invalid_arguments');
  if (!Number.isInteger(length) || length <= 0) return no('invalid_arguments');
  const id = `F${String(workspace.files.size + 1).padStart(4, '0')}`;
  workspace.files.set(id, { id, name, length, bytes: null, sharedIn: null, comment: '' });
  return { ok: true, file_id: id, upload_url: `${origin}/upload/v1/${id}` };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const Files = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** `files.completeUploadExternal`: only what was uploaded whole is shared, once, where the bot is a member. */
export function completeUpload(args: Args, workspace: Workspace): Answer {
  const named = Files.safeParse(typeof args['files'] === 'string' ? JSON.parse(args['files']) : args['files']).data;
  if (named === undefined) return no('invalid_arguments');
  const channel = workspace.channels.get(String(args['channel_id']));
  if (args['channel_id'] !== undefined && channel?.isMember !== true) return no('channel_not_found');
  const found = named.map(({ id }) => workspace.files.get(id));
  for (const file of found) {
    if (file === undefined) return no('file_not_found');
    if (file.bytes?.length !== file.length || file.sharedIn !== null) return no('file_update_failed');
  }
  for (const file of found) Object.assign(file ?? {}, { sharedIn: channel?.id ?? '', comment: textOf(args['initial_comment']) });
  return { ok: true, files: named.map(({ id, title }) => ({ id, title: title ?? '' })) };
}

/** A file that a person put into Slack; resolves with what an event says of it. */
export function addFile(workspace: Workspace, origin: string, name: string, bytes: Uint8Array): Record<string, unknown> {
  const id = `F${String(workspace.files.size + 1).padStart(4, '0')}`;
  const file: StoredFile = { id, name, length: bytes.length, bytes, sharedIn: '', comment: '' };
  workspace.files.set(id, file);
  const address = `${origin}/files-pri/${workspace.team}-${id}/${encodeURIComponent(name)}`;
  return { id, name, title: name, mimetype: 'application/octet-stream', filetype: 'docx', size: bytes.length, mode: 'hosted', is_external: false, file_access: 'visible', url_private: address, url_private_download: address };
}

/** Uploads and downloads. Who shows no token gets the page on which people log in, as from Slack. False where it is neither. */
export async function serveFiles(request: IncomingMessage, response: ServerResponse, workspace: Workspace, token: string): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const uploaded = /^\/upload\/v1\/(F\d+)$/.exec(path)?.[1];
  if (uploaded !== undefined && request.method === 'POST') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
    const [file, bytes] = [workspace.files.get(uploaded), Buffer.concat(chunks)];
    const fits = file?.bytes === null && bytes.length === file.length;
    if (fits) file.bytes = bytes;
    response.writeHead(fits ? 200 : 400, { 'content-type': 'text/plain' }).end(fits ? `OK - ${bytes.length}` : 'refused');
    return true;
  }
  const asked = /^\/files-pri\/[A-Z0-9]+-(F\d+)\//.exec(path)?.[1];
  if (asked === undefined) return false;
  const file = workspace.files.get(asked);
  if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!DOCTYPE html><title>Sign in</title>');
  else if (file?.bytes == null) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  return true;
}
