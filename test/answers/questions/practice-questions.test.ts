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
  const dev = judge('./dev.jsonl');

  it.each(LANGUAGES)('are answered rightly in %s, at least 97 of 100', (language) => {
    const asked = dev.filter(({ locale }) => locale === language);
    const wrong = asked.filter(({ faults }) => faults.length > 0);

    expect(asked).toHaveLength(50);
    expect(wrong.length / asked.length, wrong.map(({ told }) => told).join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('of members are all answered rightly', () => {
    const wrong = judge('./faq.jsonl').filter(({ faults }) => faults.length > 0);

    expect(wrong.map(({ told }) => told)).toEqual([]);
  });
});
