import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/answers/answer.js';
import { keptQuestion } from '../../src/requests/kept-question.js';

describe('what waits under an answer', () => {
  it.each<Intent>(['offtopic', 'clarify'])('is nothing where the answer was %s', (intent) => {
    expect(keptQuestion('my brother was deported', intent)).toEqual({});
  });

  it.each<[Intent, string]>([['date', 'answered'], ['next', 'answered'], ['support', 'answered'], ['unknown', 'unanswered']])('is the question where it was %s', (intent, outcome) => {
    expect(keptQuestion('when is it', intent)).toEqual({ asked: { text: 'when is it', outcome } });
  });

  it('is the beginning of what is longer than a question', () => {
    expect(keptQuestion('x'.repeat(20_000), 'date').asked?.text).toHaveLength(1_000);
  });
});
