import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileReading } from '../../src/chat/files.js';
import type { Incoming } from '../../src/chat/incoming.js';
import { startReading } from '../../src/files/read-shared.js';
import type { Store } from '../../src/store.js';
import type { Clock } from '../../src/time/clock.js';
import { keptStatements } from '../../store/kept-statements.js';
import { handClock } from '../support/hand-clock.js';
import { openTempStore } from '../support/open-stores.js';

const shared: Incoming = {
  eventId: 'e1', address: { platform: 'slack', tenant: 'T1', conversation: 'D1', kind: 'person', route: null }, thread: null, account: { platform: 'slack', tenant: 'T1', user: 'UAMINA' }, locale: null, canOpenForm: false, canPostLater: true,
  happening: { kind: 'shared', files: [{ name: 'draft.docx', sizeBytes: 10, source: 'F1' }] },
};
const LETTER: FileReading = { kind: 'letter', text: '5 May 2026', sentOn: null };

let clock: ReturnType<typeof handClock>;
let store: Store;
let path: string;
let close: () => Promise<void>;
let faults: unknown[];
beforeEach(async () => {
  clock = handClock('2026-11-27T09:00:00Z');
  ({ store, path, close } = await openTempStore({ clock }));
  faults = [];
  await store.transact((tx) => tx.files.addFilesToRead('f1', shared, clock.machineNow()));
});
afterEach(() => close());

/** The reading as it starts with the bot: `read` says what becomes of a file, `keep` hears what goes to the door. */
function start(read: () => Promise<FileReading>, keep: (handed: Incoming) => void, time: Clock = clock): ReturnType<typeof startReading> {
  return startReading({
    reads: store.reads.files, write: (fn) => store.transact((tx) => fn(tx.files)), clock: time, onlyConversation: null, onFault: (fault) => faults.push(fault),
    platforms: new Map([['slack', { fetchFile: () => Promise.resolve({ kind: 'fetched' as const, bytes: new Uint8Array([1]) }) }]]),
    desk: { read },
    door: { keep: (handed) => {
      keep(handed);
      return Promise.resolve();
    } },
  });
}

/** One life of a bot whose process ends when it reads the file: what it was doing never comes to anything, and nothing is cleared away. Resolves with what went to the door instead. */
function liveUntilRead(): Promise<Incoming | 'read'> {
  return new Promise((resolve) => {
    const reading = start(() => {
      resolve('read');
      return new Promise(() => undefined);
    }, (handed) => void reading.stop().then(() => resolve(handed)));
  });
}

const waiting = () => store.reads.files.filesToRead(clock.machineNow(), null, 1);
const given = (reading: unknown) => ({ eventId: 'files:f1', happening: { kind: 'handed', files: [{ name: 'draft.docx', reading }] } });

describe('a file that was shared', () => {
  it('is read though one before it cannot be made out any more: that is told to whoever looks after the bot, and forgotten', async () => {
    await store.transact((tx) => tx.files.addFilesToRead('f0', shared, clock.machineNow()));
    const file = keptStatements(new Database(path));
    file.prepare('update file_to_read set incoming = ? where id = ?').run(['{"eventId":7}', 'f0']);
    file.close();

    const handed = await new Promise<Incoming>((resolve) => {
      const reading = start(() => Promise.resolve(LETTER), (one) => void reading.stop().then(() => resolve(one)));
    });
    clock.pass(3_600_000);

    expect(handed).toMatchObject(given(LETTER));
    expect(faults).toHaveLength(1);
    expect(await store.reads.files.filesToRead(clock.machineNow(), null, 9)).toEqual([]);
  });

  it('is handed over as it was read, and forgotten', async () => {
    const handed = await new Promise<Incoming>((resolve) => {
      const reading = start(() => Promise.resolve(LETTER), (one) => void reading.stop().then(() => resolve(one)));
    });
    clock.pass(3_600_000);

    expect(handed).toMatchObject(given(LETTER));
    expect(await waiting()).toEqual([]);
  });

  it('is read four times where it ends the process, a while after each end, and then its sender is told that it cannot be read', async () => {
    const lives: (Incoming | 'read')[] = [];
    for (let life = 1; life <= 5; life += 1) {
      lives.push(await liveUntilRead());
      expect(await waiting()).toEqual([]);
      clock.pass(120_000);
    }

    expect(lives.slice(0, 4)).toEqual(['read', 'read', 'read', 'read']);
    expect(lives[4]).toMatchObject(given({ kind: 'refused', why: 'files.not-read' }));
    expect([await waiting(), faults]).toEqual([[], []]);
  });

  it('is tried four times where the reading is at fault: each try counts once', async () => {
    const hasty: Clock = { ...clock, wait: (ms) => {
      clock.pass(ms);
      return clock.wait(ms);
    } };
    const handed = await new Promise<Incoming>((resolve) => {
      const reading = start(() => Promise.reject(new Error('a fault of ours')), (one) => void reading.stop().then(() => resolve(one)), hasty);
    });

    expect(faults).toHaveLength(4);
    expect(handed).toMatchObject(given({ kind: 'refused', why: 'files.not-read' }));
  });
});
