import { expect, it } from 'vitest';
import { inTurns } from '../../src/time/in-turns.js';
import { nextTurn } from '../../src/time/turn.js';

it('runs two at once, the others in the order in which they came, also after one that failed', async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const turn = inTurns(2);
  const all = Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => turn(() => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, () => (name === 'a' ? reject(new Error('a failed')) : resolve(name))));
  })));

  const seen: string[] = [];
  for (const name of ['a', 'c', 'b', 'd']) {
    await nextTurn();
    seen.push(begun.join(''));
    ends.get(name)?.();
  }

  expect(seen).toEqual(['ab', 'abc', 'abcd', 'abcd']);
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
