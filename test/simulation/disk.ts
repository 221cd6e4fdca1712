import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder in which a simulation keeps its files: in memory where the machine has such a place, since nobody pulls its plug. */
export function newFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'imrf-simulation-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Copies a database as it lies on disk; what only lives in memory (the -shm index) is left behind. */
export function copyDatabase(from: string, to: string): void {
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

/** Where the valid part of a write-ahead log ends (sqlite.org/fileformat2.html, section 4): header 32 bytes, then frames of 24 bytes and a page. */
export interface WalEnd {
  readonly salt: string;
  readonly pageSize: number;
  /** Frames of the newest salt, up to the last that closes a transaction. */
  readonly committed: number;
}

const HEADER = 32;
const FRAME_HEADER = 24;

/** Reads the log's frames; null where there is none. */
export function walEnd(path: string): WalEnd | null {
  const file = `${path}-wal`;
  if (!existsSync(file) || statSync(file).size < HEADER) return null;
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt32BE(8);
  const salt = bytes.subarray(16, 24).toString('hex');
  let committed = 0;
  for (let at = 0; ; at += 1) {
    const start = HEADER + at * (FRAME_HEADER + pageSize);
    if (start + FRAME_HEADER + pageSize > bytes.length) break;
    if (bytes.subarray(start + 8, start + 16).toString('hex') !== salt) break;
    if (bytes.readUInt32BE(start + 4) > 0) committed = at + 1;
  }
  return { salt, pageSize, committed };
}

/** Cuts the log after so many frames. */
export function cutWal(path: string, { pageSize }: WalEnd, frames: number): void {
  truncateSync(`${path}-wal`, HEADER + frames * (FRAME_HEADER + pageSize));
}
