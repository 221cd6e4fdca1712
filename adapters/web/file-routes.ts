import { z } from 'zod';
import { LARGEST_TAKEN_BYTES, type FileDesk } from '../../src/chat/files.js';
import { sendFile } from '../http/send-file.js';
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

/** Who sends a file, and how it is called; the file itself is the body. */
const Sent = Actor.extend({ file: z.string().min(1).max(500) });

/** `GET /web/file`: the file of a message, as it stands now, for who sees the message and may have it. `POST /web/file`: a file from the page, as it is. */
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
    else sendFile(response, file.name, bytes);
  });
}

function takeRoute({ door, history, clock, desk }: FilePorts): Route {
  return async (request, response, body) => {
    const query = Object.fromEntries(new URLSearchParams((request.url ?? '').split('?')[1] ?? ''));
    const sent = Sent.safeParse(query).data;
    // Another site's form cannot send this type: a browser asks the page's own server first.
    const isFile = request.headers['content-type'] === 'application/octet-stream';
    if (sent === undefined || !isMember(sent) || !isFile) { respond(response, 400, 'Expected who and where, and a file.'); return; }
    if (body.length > LARGEST_TAKEN_BYTES) { respond(response, 413, 'The file is too large: 10 MB at most.'); return; }
    const { conversation, name, eventId, file } = sent;
    await history.append({ conversation, at: clock.now(), postedAt: clock.machineNow(), by: name, onlyFor: null, text: file, message: null, key: `event:${eventId}` });
    respondJson(response, { direct: await door.handle(incomingFrom(sent, { kind: 'handed', files: [{ name: file, reading: await desk.read(file, new Uint8Array(body)) }] })) });
  };
}
