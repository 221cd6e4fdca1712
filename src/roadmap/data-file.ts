import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

/** A file of shipped data that cannot be taken. It is refused whole: `faults` names every bad entry and field. */
export class DataFileBroken extends Error {
  override readonly name = 'DataFileBroken';
  readonly code = 'roadmap.file-broken';

  constructor(
    readonly file: string,
    readonly faults: readonly string[],
  ) {
    super(`${file} was refused whole, and nothing was changed. Mend: ${faults.join('; ')}`);
  }
}

/** Reads a file of shipped data. Throws DataFileBroken with every bad entry and field. */
export function readDataFile<T>(file: string, schema: z.ZodType<T>): T {
  const content = readJsonFile(file);
  const read = schema.safeParse(content);
  if (!read.success) throw new DataFileBroken(file, read.error.issues.map((issue) => `${placeOf(content, issue.path, file)}: ${issue.message}`));
  return read.data;
}

/** What a file holds, before it is checked. Throws DataFileBroken where it is no JSON or not there. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DataFileBroken(file, [error instanceof Error ? error.message : 'cannot be read']);
  }
}

const Named = z.union([z.looseObject({ id: z.string() }).transform(({ id }) => id), z.looseObject({ code: z.string() }).transform(({ code }) => code)]);

/** Where a fault is, as a person finds it: the entry's own id or code where it has one, then the field. */
function placeOf(content: unknown, path: readonly PropertyKey[], file: string): string {
  let [place, name, rest] = [content, '', [] as string[]];
  for (const step of path) {
    place = z.record(z.string(), z.unknown()).or(z.array(z.unknown()).transform((list) => Object.fromEntries(list.entries()))).safeParse(place).data?.[String(step)];
    rest.push(String(step));
    const own = Named.safeParse(place).data;
    if (own !== undefined) [name, rest] = [own, []];
  }
  return [name, rest.join('.')].filter((part) => part !== '').join(': ') || basename(file);
}
