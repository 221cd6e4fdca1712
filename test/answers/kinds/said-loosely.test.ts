import { describe, expect, it } from 'vitest';
import { ask } from '../asking.js';

describe('questions that name their matter loosely', () => {
  it.each([
    ['en', 'After the briefing of yesterday, what should we expect now?'],
    ['fr', 'Après la réunion d’hier, à quoi faut-il s’attendre maintenant ?'],
    ['es', 'Tras la reunión de ayer, ¿qué nos queda por delante?'],
    ['ru', 'Вчерашняя встреча прошла, чего ждать теперь?'],
    ['ar', 'بعد لقاء أمس ماذا نتوقع الآن؟'],
    ['zh', '昨天的会开完了，随后的两项是什么'],
  ])('what comes next is a list in %s: %s', (locale, question) => {
    const found = ask(question, { on: '2024-01-10' });

    expect(found).toMatchObject({ locale, intent: 'next' });
    expect(found.milestones[0]).toBe('unece-hub-discussion-2024');
  });

  it.each([
    ['en', 'agenda for this week'],
    ['fr', 'agenda de cette semaine svp'],
    ['es', 'agenda de la semana porfa, esta semana'],
    ['ru', 'план на эту неделю'],
    ['ar', 'جدول هذا الأسبوع'],
    ['zh', '本周日程'],
  ])('the agenda of a week is what lies in it, in %s: %s', (locale, question) => {
    expect(ask(question, { on: '2024-10-08' })).toMatchObject({ locale, intent: 'period', milestones: ['africa-hearing-2024', 'africa-regional-review-2024'] });
  });

  it.each([
    ['en', 'Santiago hosted the ECLAC review in March 2025, right? Which days exactly?'],
    ['fr', 'L’examen de la CEPALC s’est tenu en mars 2025, n’est-ce pas ? Quels jours ?'],
    ['es', 'La revisión de la CEPAL fue en marzo de 2025, ¿verdad? ¿Qué días?'],
    ['zh', '拉加经委会的审查是2025年3月开的对吧，具体哪几天？'],
  ])('the day that is asked for outright is told, whatever else is to be confirmed, in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', milestones: ['lac-regional-review-2025'] });
  });

  it.each([
    ['en', 'When was the Bangkok meeting of February 2025?'],
    ['fr', 'La réunion de Bangkok en février 2025, c’était quand ?'],
    ['es', '¿Qué días fue la reunión de Bangkok de febrero de 2025?'],
    ['zh', '2025年2月曼谷那个会是哪几天'],
  ])('a meeting is known by its city, in %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', milestones: ['asia-pacific-regional-review-2025'] });
  });

  it('takes a Forum in Riohacha for the Global Forum, which alone met there', () => {
    expect(ask('¿qué día empezó el foro de Riohacha?')).toMatchObject({ intent: 'date', milestones: ['gfmd-summit-15-2025'] });
  });

  it.each([
    ['en', 'which regional review is up now'],
    ['fr', 'quel examen régional vient maintenant'],
    ['es', 'qué revisión regional viene ahora'],
    ['ru', 'какой региональный обзор идёт следующим сейчас'],
    ['zh', '区域审查接下来轮到哪个了'],
  ])('which review comes now is a list of reviews, in %s', (locale, question) => {
    const found = ask(question, { on: '2024-05-02' });

    expect(found).toMatchObject({ locale, intent: 'next' });
    expect(found.milestones[0]).toBe('arab-regional-review-2024');
  });

  it('takes the month without a year for one of the year that was said', () => {
    expect(ask('The fourth town hall on the 2022 declaration was in April, right? Which day?')).toMatchObject({ intent: 'date', milestones: ['progress-declaration-townhall-4-2022'] });
  });

  it('finds what comes the day before an event, where the event is all that has the words', () => {
    expect(ask('civil society, the day right before the GFMD summit in Riohacha: which date?')).toMatchObject({ milestones: ['gfmd-civil-society-day-2025'] });
  });

  it('knows by whose number a report is told: that of the Forum it comes before, or its own', () => {
    expect(ask('the SG report due before the third Forum: which day?')).toMatchObject({ milestones: ['imrf-2030-sg-report'] });
  });

  it('names all reviews of 2028 when the next one is asked for without a region: nothing sets them apart', () => {
    expect(ask('The next regional review, when is it?', { on: '2026-11-28' }).milestones).toHaveLength(5);
  });
});

it.each(['接下来最先召开的是哪个区域审议', '下一个召开的是哪个区域审议', '最先召开的是哪个区域审议'])('what is held first from now on is not past: %s', (question) => {
  const { intent, milestones } = ask(question, { on: '2024-05-06' });

  expect(intent).toBe('next');
  expect(milestones.slice(0, 2)).toEqual(['arab-regional-review-2024', 'africa-regional-review-2024']);
});

it.each([['en', 'is it cold in New York tomorrow, do I need a coat'], ['fr', 'il fait froid demain à New York ?'], ['ru', 'завтра в Нью-Йорке холодно?'], ['zh', '纽约明天冷不冷，要不要穿羽绒服']])('the weather is not ours, in %s', (locale, question) => {
  expect(ask(question)).toMatchObject({ locale, intent: 'offtopic' });
});

it.each([['en', 'Which parts does the Forum consist of?'], ['fr', 'De quelles parties se compose le Forum ?'], ['es', '¿De qué partes se compone el Foro?'], ['ru', 'Из каких частей состоит Форум?'], ['zh', '论坛由哪几部分组成？']])('which parts it has is asked of how the Forum runs, in %s', (locale, question) => {
  expect(ask(question)).toMatchObject({ locale, intent: 'reference', refs: ['format:forum'] });
});
