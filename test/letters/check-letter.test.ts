import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkLetter } from '../../src/letters/check-letter.js';
import { readLetter } from '../../src/letters/read-letter.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { shippedLedger } from '../answers/shipped-ledger.js';

const Verdicts = z.object({
  letters: z.array(z.object({ file: z.string(), findings: z.array(z.object({ text: z.string(), from: z.string(), to: z.string(), milestone: z.string().nullable(), verdict: z.string(), notYet: z.boolean().optional() })), now: z.string().optional() })),
});
const here = (path: string) => new URL(path, import.meta.url);
const letters = ['own', 'second', 'third', 'fourth'].flatMap((folder) => Verdicts.parse(JSON.parse(readFileSync(here(`${folder}/verdicts.json`), 'utf8'))).letters.map((letter) => ({ ...letter, file: `${folder}/${letter.file}` })));
const context = { ledger: shippedLedger, today: CalendarDate.parse('2026-11-24'), language: 'en' } as const;

describe('a letter', () => {
  it.each(letters)('$file: each date is found, and judged by what its sentence talks about', async ({ file, findings, now }) => {
    const read = await readLetter({ name: file, bytes: new Uint8Array(readFileSync(here(file))) });
    if (read.kind !== 'letter') throw new Error(read.why);

    const found = checkLetter(read.letter, now === undefined ? context : { ...context, today: CalendarDate.parse(now.slice(0, 10)) });

    // What is not yet understood may be judged in any way but as holding of something else.
    const notYet = findings.filter((one) => one.notYet === true);
    const isOpen = ({ from, to }: { readonly from: string; readonly to: string }) => notYet.some((one) => one.from <= from && to <= one.to);
    expect(found.filter((one) => !isOpen(one)).map(({ from, to, milestone, verdict }) => ({ from, to, milestone, verdict }))).toEqual(findings.filter((one) => !isOpen(one)).map(({ from, to, milestone, verdict }) => ({ from, to, milestone, verdict })));
    expect(found.filter((one) => isOpen(one) && one.milestone !== null && !notYet.some(({ milestone }) => milestone === one.milestone))).toEqual([]);
    for (const { text, offset } of found) expect(read.letter.text.slice(offset, offset + text.length)).toBe(text);
  });

  it.each([
    'The donor report is due on 12 March 2026.', 'The court hearing is on 4 May 2026.', 'The consultation with the doctor is on 5 May 2026.', 'The internet governance forum meets in May 2026.',
    'L’audience au tribunal est fixée au 4 mai 2026.', 'El informe al donante vence el 12 de marzo de 2026.', 'Судебные слушания состоятся 4 мая 2026 года.', 'Отчёт донору нужно сдать 12 марта 2026 года.',
    'يُقدَّم التقرير إلى المانح في ١٢ مارس ٢٠٢٦.', '法院听证会定于2026年5月4日。', 'Our national consultation is on 5 May 2026.',
    'The steering committee of the MPTF meets on 3 March 2027.', 'The Bureau of the High-level Political Forum meets on 12 March 2027.', 'La troika del FMMD se reúne el 5 de junio de 2027.', 'Le conseil du Fonds fiduciaire pour la migration se réunit le 3 mars 2027.',
    'Бюро ГФМР собирается 5 июня 2027 года.', 'يجتمع مكتب المنتدى العالمي المعني بالهجرة والتنمية في 5 حزيران/يونيه 2027.', '全球移民与发展论坛主席国会议定于2027年6月5日。',
    'The Davos forum meets on 5-8 May 2026.', 'Le forum de Davos a lieu du 5 au 8 mai 2026.', 'El foro de Davos se celebra del 5 al 8 de mayo de 2026.', 'Петербургский форум пройдёт 5–8 мая 2026 года.', 'يُعقد منتدى دافوس من 5 إلى 8 أيار/مايو 2026.', '博鳌亚洲论坛于2026年5月5日至8日举行。',
  ])('claims nothing of other people’s events: %s', (text) => {
    const found = checkLetter({ text, sentOn: null }, context);

    expect(found.map(({ milestone, verdict }) => ({ milestone, verdict }))).toEqual([{ milestone: null, verdict: 'unknown' }]);
  });

  const series: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['The first UNECE regional review was held on 12 and 13 November 2020, the second on 11 March 2024, the third is expected in 2028.', ['unece-regional-review-2020', 'unece-regional-review-2024', 'unece-regional-review-2028']],
    ['Le premier examen régional de la CEE s’est tenu les 12 et 13 novembre 2020, le deuxième – 11 mars 2024, le troisième en 2028.', ['unece-regional-review-2020', 'unece-regional-review-2024', 'unece-regional-review-2028']],
    ['Первый региональный обзор ЕЭК ООН прошёл 12–13 ноября 2020 года, второй – 11 марта 2024 года, третий ожидается в 2028 году.', ['unece-regional-review-2020', 'unece-regional-review-2024', 'unece-regional-review-2028']],
    ['La 15.ª Cumbre del FMMD se celebró del 2 al 4 de septiembre de 2025; la 14.ª, del 23 al 25 de enero de 2024.', ['gfmd-summit-15-2025', 'gfmd-summit-14-2024']],
    ['Le 13e sommet du FMMD s’est tenu en janvier 2021 ; le 14e, du 23 au 25 janvier 2024.', ['gfmd-summit-13-2021', 'gfmd-summit-14-2024']],
    ['第15届全球移民与发展论坛峰会于2025年9月2日至4日举行;第14届于2024年1月23日至25日举行。', ['gfmd-summit-15-2025', 'gfmd-summit-14-2024']],
    ['The Progress Declaration was adopted by the Forum on 20 May 2022 and endorsed by the General Assembly on 7 June 2022.', ['progress-declaration-adopted-2022', 'progress-declaration-endorsed-2022']],
    ['Le premier examen régional de l’Afrique avait été annoncé pour mars 2021 ; il s’est tenu les 31 août et 1er septembre 2021.', ['africa-regional-review-2021', 'africa-regional-review-2021']],
    ['The first review of Africa was held on 31 August and 1 September 2021.', ['africa-regional-review-2021']],
    ['The Minister travels on 4 May 2026 and the Forum opens on 5 May 2026.', [null, 'imrf-2026']],
    ['L’audition des parties prenantes aura lieu le 4 mai 2026 et le 5 mai 2026 s’ouvrira le Forum.', ['multi-stakeholder-hearing-2026', 'imrf-2026']],
    ['وكانت القمة الخامسة عشرة للمنتدى العالمي المعني بالهجرة والتنمية مقررة في حزيران/يونيه 2025.', ['gfmd-summit-15-2025']],
  ];

  it.each(series)('knows what is counted on, and whose each of several dates is: %s', (text, milestones) => {
    expect(checkLetter({ text, sentOn: null }, context).map(({ milestone }) => milestone)).toEqual(milestones);
  });
});
