import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { LARGEST_TAKEN_BYTES, type FileDesk } from '../../src/chat/files.js';
import { sendWordFile } from '../http/send-file.js';
import { respond, type Route } from '../http/server.js';
import { Actor, incomingFrom, isMember, UserName, type ActingPorts } from './acting.js';
import { queryRoute, respondJson } from './answer-json.js';
import { isSeenBy } from './reading.js';
import { accountOf, addressOf } from './room.js';

/** What giving and taking files needs. */
export interface FilePorts extends ActingPorts {
  readonly desk: FileDesk;
}

const Wanted = z.object({ conversation: z.string().min(1).max(200), name: UserName, entry: z.string().min(1).max(100) });

/** `GET /web/file`: the file of a message, as it stands now, for who sees the message and may have it. `POST /web/file`: a file from the page, as a form of several parts. */
export function fileRoutes(ports: FilePorts): [string, Route][] {
  return [['GET /web/file', giveRoute(ports)], ['POST /web/file', takeRoute(ports)]];
}

function giveRoute({ history, desk }: FilePorts): Route {
  return queryRoute(Wanted, async ({ conversation, name, entry: id }, response) => {
    const address = addressOf(conversation);
    const entry = history.list(conversation).find((one) => one.id === id && isSeenBy(one, name));
    const file = entry?.message?.file;
    const bytes = address === undefined || file === undefined ? undefined : await desk.write(file, accountOf(name), address);
    if (file === undefined || bytes === undefined) respond(response, 404, 'No file is here.');
    else sendWordFile(response, file.name, bytes);
  });
}

function takeRoute({ door, history, clock, desk }: FilePorts): Route {
  return async (request, response, body) => {
    const form = await partsOf(request, body);
    const actor = Actor.safeParse(Object.fromEntries(['eventId', 'conversation', 'name', 'locale'].map((key) => [key, form?.get(key) ?? undefined]))).data;
    const file = form?.get('file');
    if (actor === undefined || !isMember(actor) || !(file instanceof File)) { respond(response, 400, 'Expected who and where, and a file.'); return; }
    if (file.size > LARGEST_TAKEN_BYTES) { respond(response, 413, 'The file is too large: 10 MB at most.'); return; }
    const { conversation, name, eventId } = actor;
    await history.append({ conversation, at: clock.now(), postedAt: clock.machineNow(), by: name, onlyFor: null, text: file.name.slice(0, 500), message: null, key: `event:${eventId}` });
    const reading = await desk.read(file.name, new Uint8Array(await file.arrayBuffer()));
    respondJson(response, { direct: await door.handle(incomingFrom(actor, { kind: 'handed', files: [{ name: file.name.slice(0, 500), reading }] })) });
  };
}

/** Undefined where the body is no such form: Node's own reader knows how they are written. */
async function partsOf(request: IncomingMessage, body: Buffer): Promise<FormData | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return undefined;
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => undefined);
}
