import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NewId } from '../../src/time/ids.js';
import type { WebEntry, WebHistory } from './history.js';
import { Change, HistoryMemory } from './history-memory.js';

/** A history that is kept in a file, and must be closed. */
export interface WebHistoryFile extends WebHistory {
  close(): Promise<void>;
}

/** A line in the midst of the file that is no change: somebody else wrote there. */
export class HistoryBroken extends Error {
  override readonly name = 'HistoryBroken';
  readonly code = 'web.history-broken';
}

/**
 * Opens the history at `path`: JSON lines, only ever appended, each on the disk before it counts. A last line that was
 * cut off by a crash is dropped. Throws HistoryBroken, with a mend, where another line cannot be read.
 * @param newId makes receipts: unique even after the file was moved away, as the database still knows the old ones.
 */
export async function openWebHistory(path: string, newId: NewId): Promise<WebHistoryFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  const memory = new HistoryMemory();
  let size = await replay(file, memory, path);
  await file.truncate(size);
  const listeners = new Set<(entry: WebEntry) => void>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    append: (entry) => inTurn(async () => memory.find(entry.conversation, entry.key) ?? needed(await write({ kind: 'added', change: memory.next, id: newId(), entry }))),
    replace: (id, message, at) => inTurn(async () => memory.standing(id) !== undefined && (await write({ kind: 'replaced', change: memory.next, id, message, at })) !== undefined),
    remove: (id) => inTurn(async () => memory.standing(id) !== undefined && (await write({ kind: 'removed', change: memory.next, id })) !== undefined),
    list: (conversation, after) => memory.list(conversation, after),
    find: (conversation, key) => memory.find(conversation, key),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => inTurn(() => file.close()),
  };

  /** One at a time: a key is looked up and written without anything between. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function write(change: Change): Promise<WebEntry | undefined> {
    const line = Buffer.from(`${JSON.stringify(change)}\n`);
    try {
      await file.appendFile(line);
      await file.datasync();
    } catch (fault) {
      // Half a line must not stand before the next one.
      await file.truncate(size);
      throw fault;
    }
    size += line.length;
    const entry = memory.take(change);
    if (entry !== undefined) for (const listener of listeners) listener(entry);
    return entry;
  }
}

/** Takes all whole lines, and tells how many bytes they fill. */
async function replay(file: FileHandle, memory: HistoryMemory, path: string): Promise<number> {
  const bytes = await file.readFile();
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  for (const [at, line] of lines.entries()) memory.take(readLine(line, at + 1, path));
  return whole;
}

function readLine(line: string, number: number, path: string): Change {
  try {
    return Change.parse(JSON.parse(line));
  } catch (cause) {
    throw new HistoryBroken(`${path}, line ${number} cannot be read. Move the file away, and the training page begins anew.`, { cause });
  }
}

function needed(entry: WebEntry | undefined): WebEntry {
  if (entry === undefined) throw new Error('what was added has no entry');
  return entry;
}
