import { describe, expect, it } from 'vitest';
import { ask, askInTurn } from '../asking.js';

/** Asks, follows up, and says what the last words got: its intent, its milestones, its language. */
function last(language: 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh', questions: readonly string[], from?: string): string {
  const found = askInTurn(questions, { language, ...(from === undefined ? {} : { from }) }).at(-1);
  return [found?.intent, found?.locale, ...(found?.milestones ?? [])].join(' ');
}

const FORUM_2026 = {
  en: 'When was the IMRF in 2026?', fr: 'Quand a eu lieu le FEMI en 2026 ?', es: '¿Cuándo fue el Foro de Examen de la Migración Internacional en 2026?',
  ru: 'Когда был Форум по рассмотрению международной миграции 2026 года?', ar: 'متى كان المنتدى الدولي لاستعراض الهجرة في 2026؟', zh: '2026年国际移民审查论坛是什么时候？',
} as const;

describe('another subject', () => {
  it.each([
    ['en', 'and the hearing?'], ['en', 'What about the hearing?'], ['en', 'And when was the multi-stakeholder hearing?'],
    ['fr', 'et l’audition ?'], ['fr', 'Et l\'audition ?'], ['fr', 'Qu’en est-il de l’audition ?'],
    ['es', '¿y la audiencia?'], ['es', 'y la audiencia?'], ['es', '¿Qué hay de la audiencia?'],
    ['ru', 'а слушания?'], ['ru', 'А что насчет слушаний?'],
    ['ar', 'وجلسة الاستماع؟'], ['ar', 'وماذا عن جلسة الاستماع؟'],
    ['zh', '那听证会呢？'], ['zh', '听证会呢？'],
  ] as const)('is of the same cycle (%s: %s)', (language, question) => {
    expect(last(language, [FORUM_2026[language], question])).toBe(`date ${language} multi-stakeholder-hearing-2026`);
  });

  it('is looked for in the same region first', () => {
    expect(last('en', ['When was the African regional review in 2024?', 'and the hearing?'])).toBe('date en africa-hearing-2024');
  });

  it('is not known where the cycle has none, and what another has is only named', () => {
    const [, found] = askInTurn(['When was the IMRF in 2022?', 'and the SDG summit?']);

    expect(found).toMatchObject({ intent: 'unknown', milestones: [], dates: [] });
  });
});

describe('another year', () => {
  it.each([
    ['en', 'in 2030?'], ['en', 'and in 2030?'], ['en', '2030?'], ['fr', 'en 2030 ?'], ['fr', 'et en 2030 ?'], ['es', '¿y en 2030?'], ['es', '¿en 2030?'],
    ['ru', 'а в 2030?'], ['ru', 'в 2030 году?'], ['ar', 'وفي 2030؟'], ['ar', 'في ٢٠٣٠؟'], ['zh', '2030年呢？'], ['zh', '那2030年呢？'],
  ] as const)('means the same event (%s: %s)', (language, question) => {
    expect(last(language, [FORUM_2026[language], question])).toBe(`date ${language} imrf-2030`);
  });

  it('finds the entry that stands for all round tables where one was told', () => {
    expect(last('en', ['When was round table 2 in 2022?', 'in 2026?'])).toBe('date en imrf-2026-roundtables');
  });

  it('is not known where that year has none', () => {
    const [, found] = askInTurn(['When is the next IMRF?', 'and in 2028?']);

    expect(found).toMatchObject({ intent: 'unknown', milestones: [], dates: [] });
  });
});

describe('the one before and the one after', () => {
  it.each([
    ['en', 'last time?', 'the next one?'], ['en', 'the one before?', 'and the one after?'], ['fr', 'la dernière fois ?', 'la prochaine ?'], ['fr', 'et le précédent ?', 'et le suivant ?'],
    ['es', '¿la última vez?', '¿y el siguiente?'], ['es', '¿y el anterior?', '¿la próxima vez?'], ['ru', 'а в прошлый раз?', 'а следующий?'], ['ru', 'предыдущий?', 'а в следующий раз?'],
    ['ar', 'والسابق؟', 'والتالي؟'], ['ar', 'المرة السابقة؟', 'المرة القادمة؟'], ['zh', '上一次呢？', '下一届呢？'], ['zh', '那上一届呢？', '下一次呢？'],
  ] as const)('are counted from what was told (%s: %s %s)', (language, before, after) => {
    const found = askInTurn([FORUM_2026[language], before, after, after], { language });

    expect(found.map(({ milestones }) => milestones)).toEqual([['imrf-2026'], ['imrf-2022'], ['imrf-2026'], ['imrf-2030']]);
  });

  it('are not known beyond the first and the last that the ledger holds', () => {
    const found = askInTurn(['When was the IMRF in 2022?', 'the one before?', 'When is the IMRF in 2030?', 'the next one?']);

    expect(found.map(({ intent }) => intent)).toEqual(['date', 'unknown', 'date', 'unknown']);
  });
});

const ASIA_2025 = {
  en: 'When was the Asia-Pacific regional review in 2025?', fr: 'Quand a eu lieu l’examen régional de l’Asie et du Pacifique en 2025 ?', es: '¿Cuándo fue el examen regional de Asia y el Pacífico en 2025?',
  ru: 'Когда был региональный обзор Азии и Тихого океана в 2025 году?', ar: 'متى كان الاستعراض الإقليمي لآسيا والمحيط الهادئ في 2025؟', zh: '2025年亚太区域审查是什么时候？',
} as const;

describe('another region', () => {
  it.each([
    ['en', 'and for Africa?'], ['en', 'in Africa?'], ['en', 'and in our region?'], ['en', 'and for Kenya?'], ['fr', 'et pour l’Afrique ?'], ['fr', 'et dans notre région ?'], ['es', '¿y para África?'],
    ['es', '¿y en nuestra región?'], ['ru', 'а для Африки?'], ['ru', 'а в нашем регионе?'], ['ar', 'ولأفريقيا؟'], ['ar', 'وفي منطقتنا؟'], ['zh', '那非洲呢？'], ['zh', '那我们区域呢？'],
  ] as const)('is of the same cycle (%s: %s)', (language, question) => {
    expect(last(language, [ASIA_2025[language], question], 'KE')).toBe(`date ${language} africa-regional-review-2024`);
  });

  it('is both where a country has two reviews', () => {
    const found = askInTurn([ASIA_2025.en, 'and for Egypt?', 'where was it?']);

    expect(found[1]).toMatchObject({ intent: 'date', milestones: ['arab-regional-review-2024', 'africa-regional-review-2024'] });
    expect(found[2]).toMatchObject({ intent: 'date', milestones: ['arab-regional-review-2024', 'africa-regional-review-2024'] });
  });

  it('is not known where an event is for all, and its review is only named', () => {
    const [, found] = askInTurn(['When was the IMRF in 2026?', 'and for Africa?']);

    expect(found).toMatchObject({ intent: 'unknown', dates: [], related: ['africa-regional-review-2024'] });
  });
});

describe('the same event', () => {
  it.each([
    ['en', 'where is it?'], ['en', 'is it confirmed?'], ['en', 'what is the source?'], ['en', 'how many days?'],
    ['fr', 'où est-ce ?'], ['fr', 'est-ce confirmé ?'], ['fr', 'quelle est la source ?'], ['fr', 'combien de jours ?'],
    ['es', '¿dónde es?'], ['es', '¿está confirmado?'], ['es', '¿cuál es la fuente?'], ['es', '¿cuántos días faltan?'],
    ['ru', 'где это?'], ['ru', 'это подтверждено?'], ['ru', 'какой источник?'], ['ru', 'сколько дней?'],
    ['ar', 'أين؟'], ['ar', 'هل هو مؤكد؟'], ['ar', 'ما المصدر؟'], ['ar', 'كم يوما؟'],
    ['zh', '在哪里？'], ['zh', '确认了吗？'], ['zh', '来源是什么？'], ['zh', '还有多少天？'],
  ] as const)('is told again (%s: %s)', (language, question) => {
    expect(last(language, [FORUM_2026[language], question])).toBe(`date ${language} imrf-2026`);
  });

  it.each([['en', 'when did it move?'], ['fr', 'quand a-t-il été déplacé ?'], ['es', '¿cuándo cambió?'], ['ru', 'когда перенесли?'], ['ar', 'متى تغيرت؟'], ['zh', '什么时候改的？']] as const)('is told with its former dates (%s: %s)', (language, question) => {
    expect(last(language, [FORUM_2026[language], question])).toBe(`changed ${language} imrf-2026`);
  });

  it.each(['which room?', 'who chairs it?', 'at what time?', 'why?'])('has no more than the ledger holds (%s)', (question) => {
    const [, found] = askInTurn(['When is the next IMRF?', question]);

    expect(found).toMatchObject({ milestones: [], dates: [] });
  });

  it('is asked back after a list', () => {
    const [list, found] = askInTurn(['What is coming up next for Africa?', 'where is it?']);

    expect(list?.milestones.length).toBeGreaterThan(1);
    expect(found).toMatchObject({ intent: 'clarify', milestones: list?.milestones.slice(0, 5) });
  });
});

describe('without a turn', () => {
  it.each(['and the hearing?', 'where is it?', 'the one before?', 'and for Africa?', 'in 2026?', 'is it confirmed?'])('follow-ups are answered as by themselves (%s)', (question) => {
    expect(askInTurn([question])).toEqual([ask(question)]);
  });

  it.each(['What is objective 7?', 'Who can help us with funding?'])('a reference fact ends what "it" was (%s)', (between) => {
    const found = askInTurn(['When was the IMRF in 2026?', between, 'where is it?']);

    expect(found[2]).toEqual(ask('where is it?'));
  });

  it('somebody’s own case changes nothing, and is never a follow-up', () => {
    const found = askInTurn(['When was the IMRF in 2026?', 'where is my brother?', 'and the hearing?']);

    expect(found.map(({ distress, milestones }) => [distress, milestones])).toEqual([[false, ['imrf-2026']], [true, []], [false, ['multi-stakeholder-hearing-2026']]]);
  });
});
