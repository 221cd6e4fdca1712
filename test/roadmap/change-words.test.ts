import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { readChangeWords } from '../../src/roadmap/change-words.js';
import { namesOneOf } from '../../src/roadmap/find-milestone.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { given, migrantsDay } from '../support/cast.js';

const forum = given(migrantsDay, { id: 'imrf-2030', dateCode: 'D-7K2', title: 'International Migration Review Forum 2030' });
const hearing = given(migrantsDay, { id: 'hearing-2030', dateCode: 'D-8M3', title: 'Multi-stakeholder hearing, Forum 2030' });
const read = (text: string) => readChangeWords(text, namesOneOf([forum, hearing]));

describe('words after a command of the ledger', () => {
  it.each([
    ['imrf-2030 2030-05-07 the hall is taken source https://example.org/a', { named: 'imrf-2030', rest: '2030-05-07 the hall is taken', url: 'https://example.org/a' }],
    ['D-7K2 2030-05-07', { named: 'd-7k2', rest: '2030-05-07', url: null }],
    ['international migration review forum 2030 2030-05-07..2030-05-10 reason the hall', { named: 'international migration review forum 2030', rest: '2030-05-07..2030-05-10 reason the hall', url: null }],
    ['the hearing', { named: 'the hearing', rest: '', url: null }],
    ['Review Forum 2030 motif la salle', { named: 'review forum 2030', rest: 'motif la salle', url: null }],
    ['Multi-stakeholder hearing title Hearing of civil society', { named: 'multi-stakeholder hearing', rest: 'title Hearing of civil society', url: null }],
    ['hearing-2030 letter of 3 May', { named: 'hearing-2030', rest: 'letter of 3 May', url: null }],
  ])('«%s»: an id, a code or words of the title come first', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('takes all before the date for the name where it names none or several, so that the refusal can say it', () => {
    expect(read('Forum 2030 2030-05-07 the hall').named).toBe('forum 2030');
    expect(read('Cabinet meeting 2030-05-07 the hall').named).toBe('cabinet meeting');
    expect(read('').named).toBe('');
  });

  it('finds every shipped milestone by its whole title, whatever words it is made of', () => {
    const shipped = readShippedRoadmap(join(packageRoot, 'data/roadmap.json')).entries.map(({ id, title }) => given(migrantsDay, { id, title, aliases: {} }));
    const unique = shipped.filter(({ title }) => namesOneOf(shipped)(title));

    expect(unique.length).toBeGreaterThan(100);
    expect(unique.filter(({ title }) => readChangeWords(`${title} 2031-05-07 reason the hall`, namesOneOf(shipped)).rest !== '2031-05-07 reason the hall').map(({ title }) => title)).toEqual([]);
  });
});
