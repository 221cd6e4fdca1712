import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Language, LANGUAGES } from '../../../src/language/language.js';
import { packageRoot } from '../../../src/package-root.js';
import { InstantFromText } from '../../../src/time/instant.js';
import { readTimes } from '../../../src/time/spoken/read-times.js';
import { windowOf } from '../../../src/time/spoken/spoken-time.js';
import { dayIn, Zone } from '../../../src/time/zone.js';

const Line = z.object({ id: z.string(), now: InstantFromText, zone: Zone, locale: Language, text: z.string(), expect: z.object({ from: z.string().nullable(), to: z.string().nullable() }) });
type Line = z.infer<typeof Line>;

const folder = join(packageRoot, 'test/time/spoken');

describe('lists of times in words', () => {
  it('reads at least 95 of 100 of the practice list', () => {
    const { right, wrong } = judge(linesOf(join(folder, 'dev.jsonl')));

    expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it.each(LANGUAGES)('reads at least 90 of 100 of our own list in %s', (language) => {
    const { right, wrong } = judge(linesOf(join(folder, `own/${language}.jsonl`)));

    expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it.each(LANGUAGES)('reads at least 95 of 100 of our second list in %s', (language) => {
    const { right, wrong } = judge(linesOf(join(folder, 'second.jsonl')).filter(({ locale }) => locale === language));

    expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

function judge(lines: readonly Line[]): { right: number; wrong: string[] } {
  const wrong = lines.filter((line) => !isRight(line)).map(({ id, text }) => `${id} ${text}`);
  return { right: 1 - wrong.length / lines.length, wrong };
}

function isRight({ now, zone, locale, text, expect: expected }: Line): boolean {
  const today = dayIn(zone, now);
  const span = readTimes(text, { today, language: locale }).find((time) => time.kind === 'span');
  const read = span === undefined ? { from: null, to: null } : windowOf(span, today);
  return read.from === expected.from && read.to === expected.to;
}

function linesOf(file: string): Line[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => Line.parse(JSON.parse(line)));
}
