import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { plusDays } from '../../src/time/calendar-date.js';
import { ask } from './asking.js';
import { shippedLedger } from './shipped-ledger.js';

const WHEN: Record<Language, string> = { en: 'When is {}, in {year}?', fr: 'Quand a lieu {}, en {year} ?', es: '¿Cuándo es {}, en {year}?', ru: 'Когда {}, в {year} году?', ar: 'متى {}، في {year}؟', zh: '{year}年{}是什么时候？' };

/** Asks for a milestone by its name, a month before it begins. */
function isFound(milestone: Milestone, language: Language): boolean {
  const name = shippedLedger.translations.get(milestone.id)?.[language]?.title ?? milestone.title;
  const question = WHEN[language].replace('{}', name).replace('{year}', milestone.startsOn.slice(0, 4));
  return ask(question, { on: plusDays(milestone.startsOn, -30) }).milestones.includes(milestone.id);
}

describe('every milestone of the ledger', () => {
  it('is found by its English title', () => {
    expect(shippedLedger.milestones.filter((milestone) => !isFound(milestone, 'en')).map(({ id }) => id)).toEqual([]);
  });

  it.each(['ar', 'es', 'fr', 'ru', 'zh'] as const)('is found by its title in %s, all but one in forty', (language) => {
    const lost = shippedLedger.milestones.filter((milestone) => !isFound(milestone, language)).map(({ id }) => id);

    expect(lost.length, lost.join()).toBeLessThanOrEqual(shippedLedger.milestones.length / 40);
  });
});
