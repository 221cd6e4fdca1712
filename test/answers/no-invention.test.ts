import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { ask } from './asking.js';
import { shippedLedger } from './shipped-ledger.js';

// What the ledger lacks of the events that it holds. An hour is asked only of those that have none.
const DETAILS: Record<Language, readonly string[]> = {
  en: ['In which room is {}?', 'Who chairs {}?', 'What is the link for {}?', 'Who are the co-facilitators of {}?', 'Which hotel is near {}?', 'Where is the livestream of {}?', 'How much does {} cost?', 'Who spoke at {}?'],
  fr: ['Dans quelle salle se tient {} ?', 'Qui préside {} ?', 'Quel est le lien pour {} ?', 'Qui sont les cofacilitateurs de {} ?', 'Quel hôtel près de {} ?', 'Combien coûte {} ?', 'Y a-t-il une retransmission en direct de {} ?'],
  es: ['¿En qué sala es {}?', '¿Quién preside {}?', '¿Cuál es el enlace de {}?', '¿Quiénes son los cofacilitadores de {}?', '¿Qué hotel hay cerca de {}?', '¿Cuánto cuesta {}?', '¿Hay transmisión en vivo de {}?'],
  ru: ['В каком зале проходит {}?', 'Кто председатель на {}?', 'Какая ссылка на {}?', 'Кто сокоординаторы {}?', 'Какая гостиница рядом с {}?', 'Сколько стоит {}?', 'Где трансляция {}?'],
  ar: ['في أي قاعة يعقد {}؟', 'من هو رئيس {}؟', 'ما هو رابط {}؟', 'من هم الميسرون في {}؟', 'أي فندق قرب {}؟', 'كم يكلف {}؟', 'أين البث المباشر لـ {}؟'],
  zh: ['{}在哪个会议室？', '{}的主席是谁？', '{}的链接是什么？', '{}的共同协调人是谁？', '{}附近有什么酒店？', '{}多少钱？', '{}的直播在哪里？'],
};
const HOURS: Record<Language, string> = {
  en: 'At what time does {} begin?', fr: 'À quelle heure commence {} ?', es: '¿A qué hora empieza {}?', ru: 'Во сколько начинается {}?', ar: 'في أي ساعة يبدأ {}؟', zh: '{}几点开始？',
};

// Years in which the ledger holds nothing at all.
const IN_YEAR: Record<Language, string> = {
  en: 'When is {} in {year}?', fr: 'Quand a lieu {} en {year} ?', es: '¿Cuándo es {} en {year}?', ru: 'Когда {} в {year} году?', ar: 'متى {} في عام {year}؟', zh: '{year}年{}是什么时候？',
};
const YEARS_WITHOUT = ['2015', '2016', '2017', '2031', '2034', '2038'];

// Events of some regions, and regions in which there is none of them.
const IN_REGION: Record<Language, { readonly events: readonly string[]; readonly regions: readonly string[]; readonly ask: string }> = {
  en: { ask: 'When is {} in {region}?', events: ['the stakeholder questionnaire', 'the Progress Declaration town hall', 'the special accreditation deadline', 'the policy debate'], regions: ['Africa', 'the Arab region', 'Latin America and the Caribbean'] },
  fr: { ask: 'Quand a lieu {} en {region} ?', events: ['le questionnaire des parties prenantes', 'la réunion publique sur la Déclaration', 'la clôture de l’accréditation spéciale', 'le débat d’orientation'], regions: ['Afrique', 'région arabe', 'Amérique latine'] },
  es: { ask: '¿Cuándo es {} en {region}?', events: ['el cuestionario para interesados', 'la reunión abierta sobre la Declaración', 'el plazo de acreditación especial', 'el debate de política'], regions: ['África', 'la región árabe', 'América Latina'] },
  ru: { ask: 'Когда {} в регионе: {region}?', events: ['анкета для заинтересованных сторон', 'открытая встреча по Декларации', 'специальная аккредитация', 'дебаты по вопросам политики'], regions: ['Африка', 'арабские государства', 'Латинская Америка'] },
  ar: { ask: 'متى {} في {region}؟', events: ['استبيان أصحاب المصلحة', 'اللقاء المفتوح حول الإعلان', 'الاعتماد الخاص', 'مناقشة السياسات'], regions: ['أفريقيا', 'المنطقة العربية', 'أمريكا اللاتينية'] },
  zh: { ask: '{region}的{}是什么时候？', events: ['利益攸关方问卷', '宣言市政厅会议', '特别认可', '政策辩论'], regions: ['非洲', '阿拉伯区域', '拉丁美洲和加勒比'] },
};

const language = fc.constantFrom(...LANGUAGES);
const day = fc.constantFrom('2021-06-01', '2022-05-01', '2024-06-01', '2026-05-06', '2026-11-24', '2029-12-31');
const milestone = fc.constantFrom(...shippedLedger.milestones);

function nameOf({ id, title }: Milestone, inLanguage: Language): string {
  return shippedLedger.translations.get(id)?.[inLanguage]?.title ?? title;
}

const lackingDetail = fc.tuple(language, milestone).chain(([one, held]) => {
  const asked = held.time?.from == null ? [...DETAILS[one], HOURS[one]] : DETAILS[one];
  return fc.constantFrom(...asked).map((question) => question.replace('{}', nameOf(held, one)));
});

const inNoYear = fc.tuple(language, milestone, fc.constantFrom(...YEARS_WITHOUT)).map(([one, held, year]) => IN_YEAR[one].replace('{}', nameOf(held, one).replace(/(?:19|20)\d\d(?:[-–]20\d\d)?/gu, '')).replace('{year}', year));
const inNoRegion = language.chain((one) => fc.tuple(fc.constantFrom(...IN_REGION[one].events), fc.constantFrom(...IN_REGION[one].regions)).map(([event, region]) => IN_REGION[one].ask.replace('{}', event).replace('{region}', region)));

describe('no date is invented', () => {
  it('for a detail that a milestone lacks', () => {
    fc.assert(fc.property(lackingDetail, day, (question, on) => {
      expect(ask(question, { on }).dates, question).toEqual([]);
    }), { numRuns: 500 });
  });

  it('for what a briefing costs that has a count of days in its name', () => {
    expect(ask('Сколько стоит 100 дней до ФРММ: брифинг для правительств региона ЕЭК ООН?').dates).toEqual([]);
    expect(ask('¿Cuánto cuesta 100 días para el FEMI: sesión informativa para los gobiernos de la CEPE?').dates).toEqual([]);
  });

  it('for a year or a region in which none is held', () => {
    fc.assert(fc.property(fc.oneof(inNoYear, inNoRegion), day, (question, on) => {
      expect(ask(question, { on }).dates, question).toEqual([]);
    }), { numRuns: 500 });
  });
});
