import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkLetter } from '../../src/letters/check-letter.js';
import { readLetter } from '../../src/letters/read-letter.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { shippedLedger } from '../answers/shipped-ledger.js';

const Verdicts = z.object({
  letters: z.array(z.object({ file: z.string(), findings: z.array(z.object({ text: z.string(), from: z.string(), to: z.string(), milestone: z.string().nullable(), verdict: z.string() })) })),
});
const here = (path: string) => new URL(path, import.meta.url);
const letters = ['own', 'second', 'third'].flatMap((folder) => Verdicts.parse(JSON.parse(readFileSync(here(`${folder}/verdicts.json`), 'utf8'))).letters.map((letter) => ({ ...letter, file: `${folder}/${letter.file}` })));
const context = { ledger: shippedLedger, today: CalendarDate.parse('2026-11-24'), language: 'en' } as const;

describe('a letter', () => {
  it.each(letters)('$file: each date is found, and judged by what its sentence talks about', async ({ file, findings }) => {
    const read = await readLetter({ name: file, bytes: new Uint8Array(readFileSync(here(file))) });
    if (read.kind !== 'letter') throw new Error(read.why);

    const found = checkLetter(read.letter, context);

    expect(found.map(({ from, to, milestone, verdict }) => ({ from, to, milestone, verdict }))).toEqual(findings.map(({ from, to, milestone, verdict }) => ({ from, to, milestone, verdict })));
    for (const { text, offset } of found) expect(read.letter.text.slice(offset, offset + text.length)).toBe(text);
  });

  it.each([
    'The donor report is due on 12 March 2026.', 'The court hearing is on 4 May 2026.', 'The consultation with the doctor is on 5 May 2026.', 'The internet governance forum meets in May 2026.',
    'L’audience au tribunal est fixée au 4 mai 2026.', 'El informe al donante vence el 12 de marzo de 2026.', 'Судебные слушания состоятся 4 мая 2026 года.', 'Отчёт донору нужно сдать 12 марта 2026 года.',
    'يُقدَّم التقرير إلى المانح في ١٢ مارس ٢٠٢٦.', '法院听证会定于2026年5月4日。', 'Our national consultation is on 5 May 2026.',
  ])('claims nothing of other people’s events: %s', (text) => {
    const found = checkLetter({ text, sentOn: null }, context);

    expect(found.map(({ milestone, verdict }) => ({ milestone, verdict }))).toEqual([{ milestone: null, verdict: 'unknown' }]);
  });
});
