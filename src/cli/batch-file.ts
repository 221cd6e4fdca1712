import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { CommandEnd, EXIT } from './exit-codes.js';

/** Reads a file of JSON lines whole before anything is done with it. Throws CommandEnd that names every bad line. */
export function readBatch<Line>(file: string, line: z.ZodType<Line>): Line[] {
  const lines = textOf(file).split(/\r?\n/).map((text, at) => ({ text, at: at + 1 })).filter(({ text }) => text.trim() !== '');
  const read = lines.map(({ text, at }) => ({ at, result: line.safeParse(parsed(text)) }));
  const faults = read.flatMap(({ at, result }) => (result.success ? [] : result.error.issues.map((issue) => `line ${at}: ${issue.path.join('.') || 'JSON'}: ${issue.message}`)));
  if (faults.length > 0) throw new CommandEnd(EXIT.refused, `${file} was refused whole. Mend:\n${faults.join('\n')}`);
  return read.flatMap(({ result }) => (result.success ? [result.data] : []));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandEnd(EXIT.refused, `--batch: ${file} cannot be read (${error instanceof Error ? error.message : 'unknown'}).`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
