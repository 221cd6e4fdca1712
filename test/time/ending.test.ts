import { describe, expect, it } from 'vitest';
import { newEnding, type Ending } from '../../src/time/ending.js';

/** What those who wait may expect of either. */
const makers: Readonly<Record<string, () => Ending>> = {
  'an AbortController': () => {
    const controller = new AbortController();
    return { signal: controller.signal, end: () => controller.abort() };
  },
  'an ending of ours': newEnding,
};

describe.each(Object.entries(makers))('%s', (_, make) => {
  it('tells each listener once, who finds it ended', () => {
    const { signal, end } = make();
    const heard: boolean[] = [];
    signal.addEventListener('abort', () => heard.push(signal.aborted), { once: true });
    signal.addEventListener('abort', () => heard.push(signal.aborted), { once: true });

    expect(signal.aborted).toBe(false);
    end();
    end();

    expect(heard).toEqual([true, true]);
  });

  it('tells nobody who went away, and nobody who came too late', () => {
    const { signal, end } = make();
    const heard: string[] = [];
    const gone = () => heard.push('gone');
    signal.addEventListener('abort', gone, { once: true });
    signal.removeEventListener('abort', gone);

    end();
    signal.addEventListener('abort', () => heard.push('late'), { once: true });
    end();

    expect([signal.aborted, heard]).toEqual([true, []]);
  });
});
