import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';

/** A line that `chat --json` prints. */
export const ChatLine = z.looseObject({
  kind: z.enum(['message', 'form', 'refused']),
  text: z.string(),
  actions: z.array(z.object({ id: z.string(), value: z.unknown(), label: z.string() })),
  key: z.string().optional(),
  form: z.string().optional(),
  fields: z.array(z.looseObject({ id: z.string(), error: z.string().optional() })).optional(),
});
export type ChatLine = z.infer<typeof ChatLine>;

/** Runs `imrf-bot chat --json` as a process: says each line in turn, and collects what comes. @param folder in which it is opened, and saves files. */
export async function talk(database: string, options: readonly string[], lines: readonly unknown[], env: NodeJS.ProcessEnv = {}, folder?: string): Promise<{ lines: ChatLine[]; exitCode: number | null }> {
  const process_ = startTalking(database, options, env, folder);
  for (const line of lines) process_.child.stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  process_.child.stdin.end();
  return process_.ended;
}

/** The same, left open: for killing it. */
export function startTalking(database: string, options: readonly string[], env: NodeJS.ProcessEnv = {}, folder?: string) {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'chat', '--json', ...options], {
    env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: 'error', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  const lines: ChatLine[] = [];
  const heard = createInterface({ input: child.stdout });
  heard.on('line', (line) => lines.push(ChatLine.parse(JSON.parse(line))));
  const ended = new Promise<{ lines: ChatLine[]; exitCode: number | null }>((resolve) => child.on('close', (exitCode) => resolve({ lines, exitCode })));
  const nextLine = () => new Promise<ChatLine>((resolve) => heard.once('line', (line) => resolve(ChatLine.parse(JSON.parse(line)))));
  return { child, lines, ended, nextLine };
}
