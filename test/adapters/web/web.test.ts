import { appendFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { instantFromMs } from '../../../src/time/instant.js';
import { everyBlock, short } from '../../support/sample-messages.js';
import { forum, openRoom, type Room } from './room.js';
import { liveEvents } from './live-events.js';

const noHurry = () => new AbortController().signal;
const EGYPT = { address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null } as const;
const HISTORY = 'web/history?conversation=network-EG';
const Shown = z.object({ entries: z.array(z.object({ id: z.string(), by: z.string().nullable(), text: z.string() })), last: z.number() });

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

describe('What is said in the training room', () => {
  it('reaches the bot as said by that person there', async () => {
    const response = await post('web/say', said('When is the Forum?'));

    expect(await response.json()).toEqual({ direct: { kind: 'nothing' } });
    expect(room.taken).toMatchObject([{ account: { platform: 'web', tenant: 'local', user: 'Mariam' }, address: { conversation: 'network-EG', kind: 'channel' }, locale: 'en', happening: { kind: 'said', text: 'When is the Forum?' } }]);
  });

  it('is there once when the same event arrives twice', async () => {
    const once = said('When is the Forum?');

    await post('web/say', once);
    await post('web/say', once);

    expect(await texts()).toEqual(['When is the Forum?', forum('en').text]);
  });

  it('is there again after a restart, also when the last line of the file was cut off', async () => {
    await post('web/say', said('When is the Forum?'));
    const before = await texts();
    await room.close();
    await appendFile(room.historyFile, '{"kind":"added","change":99,"en');

    room = await openRoom(room.historyFile);
    await post('web/say', said('And then?'));

    expect(await texts()).toEqual([...before, 'And then?', forum('en').text]);
  });

  it('is nobody else\'s when it was said to the bot alone', async () => {
    const alone = await post('web/say', { ...said('mine'), conversation: 'person-Mariam' });
    const other = await post('web/say', { ...said('hers'), conversation: 'person-Mariam', name: 'Ana' });

    expect([alone.status, other.status]).toEqual([200, 400]);
    expect(await texts('web/history?conversation=person-Mariam&name=Ana')).toEqual([]);
  });
});

describe('What the bot posts in the training room', () => {
  it('has the same receipt under the same key, and is found by it', async () => {
    const first = await room.platform.post(EGYPT, everyBlock('en'), 'key-1', noHurry());
    const second = await room.platform.post(EGYPT, everyBlock('en'), 'key-1', noHurry());

    expect(first.kind).toBe('sent');
    expect(second).toEqual(first);
    expect(await room.platform.findPosted(EGYPT, 'key-1', EPOCH, noHurry())).toMatchObject({ kind: 'found', receipt: receiptOf(first) });
    expect(await room.platform.findPosted(EGYPT, 'key-2', EPOCH, noHurry())).toEqual({ kind: 'absent' });
  });

  it('is changed and removed in place, also after a restart', async () => {
    const kept = receiptOf(await room.platform.post(EGYPT, short('one'), 'key-1', noHurry()));
    const gone = receiptOf(await room.platform.post(EGYPT, short('two'), 'key-2', noHurry()));

    await room.platform.update(EGYPT, kept, short('changed'), 'key-3', noHurry());
    await room.platform.remove(EGYPT, gone, noHurry());
    await room.close();
    room = await openRoom(room.historyFile);

    expect(await texts()).toEqual(['changed']);
    expect((await room.platform.remove(EGYPT, gone, noHurry())).kind).toBe('gone');
  });

  it('arrives live, in order, and a page that was away gets what it missed', async () => {
    const events = liveEvents(`${room.url}web/events?conversation=network-EG`);
    await events.opened;
    const receipt = receiptOf(await room.platform.post(EGYPT, short('one'), 'key-1', noHurry()));
    await room.platform.update(EGYPT, receipt, short('changed'), 'key-2', noHurry());
    await room.platform.remove(EGYPT, receipt, noHurry());

    const live = await events.take(3);
    events.close();
    await room.platform.post(EGYPT, short('while you were away'), 'key-3', noHurry());
    const again = liveEvents(`${room.url}web/events?conversation=network-EG`, live.at(-1)?.id);
    const missed = await again.take(1);
    again.close();

    expect(live.map(({ event, text }) => [event, text])).toEqual([['posted', 'one'], ['updated', 'changed'], ['removed', '']]);
    expect(missed.map(({ event, text }) => [event, text])).toEqual([['posted', 'while you were away']]);
  });

  it('is seen by nobody else when it is for one person only', async () => {
    await room.platform.post({ ...EGYPT, onlyFor: { platform: 'web', tenant: 'local', user: 'Mariam' } }, short('for Mariam'), 'key-1', noHurry());

    expect(await texts(`${HISTORY}&name=Mariam`)).toEqual(['for Mariam']);
    expect(await texts(`${HISTORY}&name=Ana`)).toEqual([]);
    expect(await texts()).toEqual([]);
  });

  it('is unreachable where the room has no such conversation', async () => {
    const outcome = await room.platform.post({ ...EGYPT, address: { ...EGYPT.address, conversation: 'C042' } }, short('hello'), 'key-1', noHurry());

    expect(outcome.kind).toBe('unreachable');
  });
});

describe('The clock of the training room', () => {
  it('goes to the day that was chosen', async () => {
    const set = await post('web/clock', { now: '2026-03-01T09:00:00Z' });
    const clock = await (await fetch(`${room.url}web/clock`)).json();

    expect(set.status).toBe(204);
    expect(clock).toMatchObject({ date: '2026-03-01', pretended: true, words: 'Sunday 1 March 2026' });
  });
});

describe('Bad input', () => {
  it.each([
    ['web/say', 'not JSON'],
    ['web/say', { text: 'hello' }],
    ['web/say', { ...said('hello'), text: '' }],
    ['web/say', { ...said('hello'), conversation: 'C042' }],
    ['web/say', { ...said('hello'), name: '<b>Mariam</b>' }],
    ['web/press', { ...said('hello') }],
    ['web/submit', { ...said('hello'), form: 'sample', about: {}, values: { title: 4 } }],
    ['web/clock', { now: 'tomorrow' }],
  ])('is refused in one clear line: %s %j', async (path, body) => {
    const response = await post(path, body);

    expect(response.status).toBe(400);
    expect((await response.text()).split('\n')).toHaveLength(1);
    expect(room.taken).toEqual([]);
  });

  it('names a language that is none', async () => {
    const response = await fetch(`${room.url}web/words?language=xx`);

    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(/^language: /)]);
  });
});

const EPOCH = instantFromMs(0);

function said(text: string) {
  return { eventId: crypto.randomUUID(), conversation: 'network-EG', name: 'Mariam', locale: 'en', text };
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(room.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

async function texts(path = HISTORY): Promise<string[]> {
  return Shown.parse(await (await fetch(room.url + path)).json()).entries.map(({ text }) => text);
}

function receiptOf(outcome: Awaited<ReturnType<Room['platform']['post']>>): string {
  if (outcome.kind !== 'sent') throw new Error(`expected it to be sent: ${outcome.reason}`);
  return outcome.receipt;
}
