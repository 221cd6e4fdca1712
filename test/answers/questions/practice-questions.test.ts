import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerLine, BatchQuestion } from '../../../src/answers/batch.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { networks, shippedLedger } from '../shipped-ledger.js';
import { faultsOf, JudgedQuestion } from './score.js';

interface Judged {
  readonly locale: string;
  readonly faults: readonly string[];
  readonly told: string;
}

function judge(file: string): Judged[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line));
  return lines.map((line) => {
    const question = JudgedQuestion.parse(line);
    const faults = faultsOf(question, answerLine(BatchQuestion.parse(line), shippedLedger, networks));
    return { locale: question.locale, faults, told: `${question.id} «${question.question}»: ${faults.join('; ')}` };
  });
}

describe('questions to practise on', () => {
  const hard = [{ file: 'neighbours.jsonl', least: 40 }, { file: 'later-4.jsonl', least: 75 }, { file: 'later-6.jsonl', least: 20 }].map((list) => ({ ...list, judged: judge(`./${list.file}`) }));
  const lists = [{ file: 'dev.jsonl', each: 50 }, { file: 'later-1.jsonl', each: 50 }, { file: 'later-2.jsonl', each: 50 }, { file: 'later-3.jsonl', each: 55 }, { file: 'in-a-hurry.jsonl', each: 135 }].map((list) => ({ ...list, judged: judge(`./${list.file}`) }));

  it.each(lists.flatMap((list) => LANGUAGES.map((language) => ({ ...list, language }))))('of $file are answered rightly in $language, at least 97 of 100', ({ judged, each, language }) => {
    const asked = judged.filter(({ locale }) => locale === language);
    const wrong = asked.filter(({ faults }) => faults.length > 0);

    expect(asked).toHaveLength(each);
    expect(wrong.length / asked.length, wrong.map(({ told }) => told).join('\n')).toBeLessThanOrEqual(0.03);
  });

  it.each(hard.flatMap((list) => LANGUAGES.map((language) => ({ ...list, language }))))('of $file, around what was missed once, are answered rightly in $language, nineteen of twenty', ({ judged, least, language }) => {
    const asked = judged.filter(({ locale }) => locale === language);
    const wrong = asked.filter(({ faults }) => faults.length > 0);

    expect(asked.length).toBeGreaterThanOrEqual(least);
    expect(wrong.length / asked.length, wrong.map(({ told }) => told).join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('of later-5.jsonl, all of them Chinese, are answered rightly, at least 97 of 100', () => {
    const asked = judge('./later-5.jsonl');
    const wrong = asked.filter(({ faults }) => faults.length > 0);

    expect(asked.length).toBeGreaterThanOrEqual(180);
    expect(wrong.length / asked.length, wrong.map(({ told }) => told).join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('of members are all answered rightly', () => {
    const wrong = judge('./faq.jsonl').filter(({ faults }) => faults.length > 0);

    expect(wrong.map(({ told }) => told)).toEqual([]);
  });
});
