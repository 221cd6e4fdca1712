import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { FileFound, type ReadBytes, type ReadingTask } from './files/reading-task.js';
import type { Refusal } from './files/tell-file.js';
import { inTurns } from './time/in-turns.js';
import type { Clock } from './time/clock.js';
import { withDeadline } from './time/deadline.js';

/** What a reader may take: milliseconds, and bytes of memory. `program` is what runs as the reader. */
export interface ReaderBounds {
  readonly deadlineMs: number;
  readonly memoryBytes: number;
  readonly program: URL;
}

// Beside this file in either form: as it is written (tsx, tests), or as it was compiled.
const isSource = import.meta.url.endsWith('.ts');
const BOUNDS: ReaderBounds = { deadlineMs: 60_000, memoryBytes: 600_000_000, program: new URL(isSource ? './reading-process.ts' : './reading-process.js', import.meta.url) };
const HEAP_MB = 300;
const AT_ONCE = 2;
const LOOK_MS = 100;

/**
 * Reads each file in a process of its own, which is ended when its time or its memory is over: then the file is refused. A thread
 * would not do: one that cannot get an array as large as it asks for takes the whole process with it, whatever its own limits are.
 * The reader gets no settings, and so no tokens.
 */
export function readApart(clock: Pick<Clock, 'wait'>, bounds: Partial<ReaderBounds> = {}): ReadBytes {
  const all = { ...BOUNDS, ...bounds };
  const turn = inTurns(AT_ONCE);
  return (task) => turn(() => withDeadline(clock, all.deadlineMs, (late) => readIn(task, all, late, clock), notRead));
}

/** Resolves with what the reader answers; where it ends without an answer, the file is refused. */
async function readIn(task: ReadingTask, { program, memoryBytes }: ReaderBounds, late: AbortSignal, clock: Pick<Clock, 'wait'>): Promise<FileFound> {
  const execArgv = [`--max-old-space-size=${HEAP_MB}`, ...(program.pathname.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [])];
  const reader = fork(program, [], { execArgv, env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ended = new AbortController();
  late.addEventListener('abort', () => reader.kill('SIGKILL'), { once: true });
  try {
    return await new Promise<FileFound>((resolve) => {
      reader.on('message', (answer) => resolve(FileFound.safeParse(answer).data ?? notRead()));
      reader.on('error', () => resolve(notRead()));
      reader.on('exit', () => resolve(notRead()));
      // That it could not be sent is seen by its end.
      reader.send(task, () => undefined);
      void endWhereLarge(reader, memoryBytes, ended.signal, clock);
    });
  } finally {
    ended.abort();
    reader.kill('SIGKILL');
  }
}

/** The limit of the heap does not hold for bytes, such as the streams of a PDF. Where the system does not tell what a process takes (it is no Linux), only time bounds it. */
async function endWhereLarge(reader: ChildProcess, memoryBytes: number, ended: AbortSignal, clock: Pick<Clock, 'wait'>): Promise<void> {
  while (!ended.aborted) {
    const status = await readFile(`/proc/${String(reader.pid)}/status`, 'utf8').catch(() => '');
    if (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024 > memoryBytes) reader.kill('SIGKILL');
    await clock.wait(LOOK_MS, ended);
  }
}

function notRead(): FileFound {
  return { kind: 'refused', why: 'files.not-read' satisfies Refusal };
}
