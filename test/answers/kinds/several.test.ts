import { describe, expect, it } from 'vitest';
import { ask } from '../asking.js';

describe('several of a kind', () => {
  it.each([
    ['en', 'Upcoming consultations?'],
    ['en', 'which consultations are ahead of us'],
    ['fr', 'consultations à venir ?'],
    ['fr', 'quelles consultations sont prévues prochainement'],
    ['es', '¿consultas próximas?'],
    ['es', '¿qué consultas vienen?'],
    ['ru', 'предстоящие консультации?'],
    ['ru', 'какие консультации впереди'],
    ['ar', 'المشاورات القادمة؟'],
    ['ar', 'ما المشاورات المرتقبة؟'],
    ['zh', '即将举行的磋商？'],
    ['zh', '接下来有哪些磋商'],
  ])('that are to come are listed in %s: %s', (locale, question) => {
    const found = ask(question, { on: '2024-01-10' });

    expect(found).toMatchObject({ locale, intent: 'next' });
    expect(found.milestones.slice(0, 2)).toEqual(['unece-hub-discussion-2024', 'unece-stakeholder-consultation-1-2024']);
  });

  it.each([
    ['en', 'Which hearings were held in 2024?'],
    ['fr', 'quelles auditions ont eu lieu en 2024'],
    ['es', '¿qué audiencias se celebraron en 2024?'],
    ['ru', 'какие слушания прошли в 2024 году'],
    ['ar', 'ما جلسات الاستماع التي عقدت في 2024'],
    ['zh', '2024年举行了哪些听证会'],
  ])('that lie in a year are listed in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'period', milestones: ['unece-hearing-2024', 'africa-hearing-2024'] });
  });

  it.each([
    ['en', "this month's consultations"],
    ['fr', 'les consultations de ce mois'],
    ['es', 'las consultas de este mes'],
    ['ru', 'консультации в этом месяце'],
    ['ar', 'مشاورات هذا الشهر'],
    ['zh', '本月有哪些磋商'],
  ])('that lie in days that were named are listed in %s', (locale, question) => {
    const found = ask(question, { on: '2024-02-20' });

    expect(found).toMatchObject({ locale, intent: 'period' });
    expect(found.milestones).toContain('gcm-indicators-global-2024');
    expect(found.milestones).not.toContain('migration-week-2024');
  });

  it('one of them is a date still', () => {
    expect(ask('When is the next consultation?', { on: '2024-01-10' })).toMatchObject({ intent: 'date' });
    expect(ask('When are the round tables of 2022?')).toMatchObject({ intent: 'clarify' });
  });

  it.each([
    ['en', 'Which ambassadors facilitated the 2026 declaration?'],
    ['fr', 'quelles organisations ont été accréditées en 2022 ?'],
    ['es', '¿qué embajadores redactaron la declaración de 2026?'],
    ['ru', 'какие министры приедут на форум?'],
    ['ar', 'أي وزراء سيحضرون المنتدى؟'],
    ['zh', '2022年哪些组织获得认证？'],
  ])('people and things are none of them in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'unknown', dates: [] });
  });

  it.each([
    ['en', 'When was the 3rd annual meeting of the Network?'],
    ['fr', 'la 3e réunion annuelle du Réseau, c’était quand'],
    ['es', 'tercera reunión anual de la Red, ¿cuándo fue?'],
    ['ru', 'третье ежегодное совещание Сети когда было'],
    ['ar', 'الاجتماع السنوي الثالث للشبكة متى كان'],
    ['zh', '网络第三次年会是什么时候'],
  ])('a number that none of them has is not known in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'unknown', dates: [] });
  });
});

describe('what is over', () => {
  it.each([
    ['en', 'So the Forum is over. What follows?'],
    ['fr', 'Le FEMI est terminé. Et maintenant ?'],
    ['es', 'El FEMI ya terminó. ¿Y ahora?'],
    ['ru', 'Форум прошёл, что дальше?'],
    ['ar', 'انتهى المنتدى. ماذا بعد؟'],
    ['zh', '论坛开完了，接下来是什么？'],
  ])('is told, not asked about, in %s', (locale, question) => {
    const found = ask(question, { on: '2026-05-12' });

    expect(found).toMatchObject({ locale, intent: 'next' });
    expect(found.milestones[0]).toBe('migrants-day-2026');
  });

  it.each([
    ['en', 'When was the civil society preparatory meeting before the GFMD summit in Riohacha?'],
    ['fr', 'réunion préparatoire de la société civile avant le sommet du FMMD de Riohacha, date ?'],
    ['es', 'cuando fue la reunion preparatoria de la sociedad civil antes de la cumbre del FMMD'],
    ['ru', 'подготовительная встреча гражданского общества перед саммитом ГФМР когда была'],
    ['ar', 'متى كان الاجتماع التحضيري للمجتمع المدني قبل قمة المنتدى العالمي للهجرة والتنمية'],
    ['zh', 'GFMD峰会之前民间社会的筹备会议是哪天'],
  ])('what an event comes before need not be said of it, in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', milestones: ['gfmd-civil-society-day-2025'] });
  });

  it.each([
    ['en', 'what was the deadline to apply for a side event at the 2026 forum'],
    ['fr', 'jusqu’à quand pouvait-on demander un événement parallèle au Forum de 2026 ?'],
    ['es', '¿cuándo fue el plazo para los eventos paralelos del Foro de 2026?'],
    ['ru', 'когда заканчивался приём заявок на параллельные мероприятия форума 2026 года'],
    ['ar', 'متى كان موعد طلبات الفعاليات الجانبية في منتدى 2026؟'],
    ['zh', '2026年论坛的边会申请什么时候截止的？'],
  ])('side events of the Forum are not those of a region, in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'unknown', dates: [] });
  });
});
