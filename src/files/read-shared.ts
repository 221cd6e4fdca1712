import { LARGEST_TAKEN_BYTES, type FetchedFile, type FileDesk, type FileReading, type SharedFile } from '../chat/files.js';
import type { PlatformName } from '../chat/conversation.js';
import type { ChatPlatform, FrontDoor } from '../chat/platform.js';
import type { FilesToRead, FilesToReadReads, FilesToReadWrites } from '../inbox/files-to-read.js';
import type { Unreadable } from '../inbox/repository.js';
import { bell } from '../time/bell.js';
import type { Clock } from '../time/clock.js';
import { withDeadline } from '../time/deadline.js';
import { plusMs } from '../time/instant.js';
import type { Refusal } from './tell-file.js';

/** What fetching and reading needs. */
export interface ReadingShared {
  readonly reads: FilesToReadReads;
  readonly write: (fn: (files: FilesToReadWrites) => Promise<void>) => Promise<void>;
  readonly platforms: ReadonlyMap<PlatformName, Pick<ChatPlatform, 'fetchFile'>>;
  readonly desk: Pick<FileDesk, 'read'>;
  readonly door: Pick<FrontDoor, 'keep'>;
  readonly clock: Clock;
  /** As `conversationKey` joins it, where this process serves one conversation; null for all. */
  readonly onlyConversation: string | null;
  readonly onFault: (fault: unknown, id: string) => void;
}

const AT_ONCE = 4;
const IDLE_MS = 5_000;
/** Longest that one file may take, in milliseconds. */
const FETCH_MS = 60_000;
/** After how long it is tried again, in milliseconds; after the last its sender is told that it could not be fetched, or not be read. */
const AGAIN_MS = [5_000, 30_000, 120_000, 120_000];
const TRIES = AGAIN_MS.length;

/**
 * Fetches what was shared, outside of any transaction, and hands it to the door as it was read: that is answered in its turn.
 * A message stays until the door has it, so that a stop in between loses nothing; the door knows what it has.
 */
export function startReading(tools: ReadingShared): { wake(): void; stop(): Promise<void> } {
  const wake = bell(tools.clock);
  const stopping = new AbortController();
  const working = work();

  async function work(): Promise<void> {
    const isOver = () => stopping.signal.aborted;
    while (!isOver()) {
      const due = await tools.reads.filesToRead(tools.clock.machineNow(), tools.onlyConversation, AT_ONCE).catch((fault: unknown) => {
        tools.onFault(fault, 'files');
        return [];
      });
      await Promise.all(due.map((one) => ('fault' in one ? forgetUnreadable(one, tools) : readOne(one, tools, stopping.signal).catch((fault: unknown) => afterFault(one, fault, tools)))));
      if (due.length === 0) await wake.wait(IDLE_MS);
    }
  }

  return {
    wake: () => wake.ring(),
    async stop() {
      stopping.abort();
      wake.ring();
      await working;
    },
  };
}

/** Nobody can say any more who sent what there: it would else be in the way of all that come after it. */
async function forgetUnreadable({ id, fault }: Unreadable, { onFault, write, clock }: ReadingShared): Promise<void> {
  onFault(fault, id);
  try {
    await write((rows) => rows.forgetFilesToRead(id));
  } catch (again) {
    onFault(again, id);
    await clock.wait(IDLE_MS);
  }
}

async function readOne(one: FilesToRead, tools: ReadingShared, stopping: AbortSignal): Promise<void> {
  const { id, incoming, attempts } = one;
  if (attempts >= TRIES) return giveUp(one, tools);
  const files = filesOf(one);
  const readings: { name: string; reading: FileReading }[] = [];
  for (const file of files) {
    const fetched = await fetchWithin(file, tools.platforms.get(incoming.address.platform), tools.clock, stopping);
    if (stopping.aborted) return;
    if (fetched.kind === 'later' && attempts + 1 < TRIES) return countTry(one, tools);
    // Before it is read: a file that ends the process with it would else be read again at each start, for ever.
    if (fetched.kind === 'fetched') await countTry(one, tools);
    readings.push({ name: file.name, reading: await readingOf(file, fetched, tools.desk) });
  }
  if (readings.length > 0) await tools.door.keep({ ...incoming, eventId: `files:${id}`, happening: { kind: 'handed', files: readings } });
  await tools.write((rows) => rows.forgetFilesToRead(id));
}

function filesOf({ incoming: { happening } }: FilesToRead): readonly SharedFile[] {
  return happening.kind === 'shared' ? happening.files : [];
}

/** One more try began, or did not work: the next is a while after it. Said twice of one try, it counts once. */
function countTry({ id, attempts }: FilesToRead, { write, clock }: ReadingShared): Promise<void> {
  return write((rows) => rows.postponeFiles(id, { attempts: attempts + 1, nextTry: plusMs(clock.machineNow(), AGAIN_MS[attempts] ?? 0) }));
}

/** As often as it was tried, nothing came of it: its sender is told so. */
async function giveUp(one: FilesToRead, { door, write }: ReadingShared): Promise<void> {
  const files = filesOf(one).map(({ name }) => ({ name, reading: refused('files.not-read') }));
  await door.keep({ ...one.incoming, eventId: `files:${one.id}`, happening: { kind: 'handed', files } });
  await write((rows) => rows.forgetFilesToRead(one.id));
}

/** A fault of ours is tried again like a file that does not come, and then told. */
async function afterFault(one: FilesToRead, fault: unknown, tools: ReadingShared): Promise<void> {
  const { onFault, clock } = tools;
  onFault(fault, one.id);
  try {
    await (one.attempts + 1 < TRIES ? countTry(one, tools) : giveUp(one, tools));
  } catch (again) {
    // The database is away: the row is still there, and is taken up when the bell rings next.
    onFault(again, one.id);
    await clock.wait(IDLE_MS);
  }
}

async function readingOf({ name }: SharedFile, fetched: FetchedFile, desk: Pick<FileDesk, 'read'>): Promise<FileReading> {
  if (fetched.kind === 'fetched') return desk.read(name, fetched.bytes);
  return refused(fetched.kind === 'refused' && fetched.why === 'too-big' ? 'practices.file-too-big' : 'files.not-fetched');
}

function refused(why: Refusal): FileReading {
  return { kind: 'refused', why };
}

/** A file that says that it is too large is not fetched at all. */
async function fetchWithin(file: SharedFile, platform: Pick<ChatPlatform, 'fetchFile'> | undefined, clock: Clock, stopping: AbortSignal): Promise<FetchedFile> {
  if ((file.sizeBytes ?? 0) > LARGEST_TAKEN_BYTES) return { kind: 'refused', why: 'too-big' };
  if (platform?.fetchFile === undefined) return { kind: 'refused', why: 'not-fetched' };
  const { fetchFile } = platform;
  const late = (): FetchedFile => ({ kind: 'later', reason: 'no answer in time' });
  return withDeadline(clock, FETCH_MS, (signal) => fetchFile(file, AbortSignal.any([signal, stopping])), late);
}
