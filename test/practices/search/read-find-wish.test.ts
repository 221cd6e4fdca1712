import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/language/language.js';
import { readNetworkDirectory } from '../../../src/networks/directory.js';
import { packageRoot } from '../../../src/package-root.js';
import { asksForPractices, readFindWish } from '../../../src/practices/search/read-find-wish.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));
const readIn = (text: string, language: Language) => readFindWish(text, language, networks);

describe('what is looked for among practices', () => {
  it.each([
    ['en', 'Practices on objective 7 in Africa'], ['fr', 'Des pratiques sur l’objectif 7 en Afrique ?'], ['es', '¿Hay prácticas sobre el objetivo 7 en África?'],
    ['ru', 'Практики по цели 7 в Африке'], ['ar', 'ممارسات بشأن الهدف 7 في أفريقيا'], ['zh', '非洲关于目标7的良好做法有哪些？'],
  ] as const)('is an objective and a region (%s)', (language, text) => {
    expect(asksForPractices(text, networks)).toBe(true);
    expect(readIn(text, language)).toMatchObject({ objectives: ['7'], goals: [], regions: ['africa'], countries: [] });
  });

  it.each([
    ['en', 'How did others help domestic workers recover their wages?'], ['fr', 'Comment d’autres pays ont-ils aidé les travailleurs domestiques ?'], ['es', '¿Cómo lo hicieron otros para ayudar a las trabajadoras del hogar?'],
    ['ru', 'Как другие помогали домашним работникам?'], ['ar', 'كيف عالج الآخرون تأخر الأجور؟'], ['zh', '其他国家是怎么帮助家政工人的？'],
  ] as const)('is what others did (%s)', (language, text) => {
    expect(asksForPractices(text, networks)).toBe(true);
    expect(readIn(text, language).words.length).toBeGreaterThan(0);
  });

  it('is several objectives, goals and countries, which are no words any more', () => {
    expect(readIn('good practices on objectives 5, 16 and 21, SDG 8, from Kenya and Côte d’Ivoire about permits', 'en')).toEqual({ objectives: ['5', '16', '21'], goals: ['8'], regions: [], countries: ['KE', 'CI'], words: ['permit'] });
    expect(readIn('practices on SDG 7', 'en')).toMatchObject({ objectives: [], goals: ['7'] });
    expect(readIn('practices on objective 24 and objective 2026', 'en')).toMatchObject({ objectives: [] });
  });

  it('is not asked where somebody wants to hand one in, or asks when, where or whether', () => {
    const others = ['How do I submit a practice?', 'Is there a deadline for practices?', 'Can an NGO submit a good practice?', 'When is the next IMRF?', 'Practice makes perfect', 'Where can I find practices of other countries online?', 'What is objective 7?', '提交良好做法有什么要求？', 'где онлайн найти практики других стран', 'practices'];

    expect(others.filter((text) => asksForPractices(text, networks))).toEqual([]);
  });

  it('is asked by none of the questions that are known to ask something else', () => {
    const questions = ['dev', 'faq', 'later-1', 'later-2'].flatMap((name) => readFileSync(new URL(`../../answers/questions/${name}.jsonl`, import.meta.url), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { question: string }).question));

    expect(questions.filter((text) => asksForPractices(text, networks))).toEqual([]);
  });
});
