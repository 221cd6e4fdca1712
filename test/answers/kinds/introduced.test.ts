import { describe, expect, it } from 'vitest';
import { ask } from '../asking.js';

describe('who says first where she sits', () => {
  it.each([
    ['en', 'I\'m at the permanent mission in Geneva, when does the second IMRF take place?'],
    ['en', 'Hello, I\'m with the delegation in Geneva, and I want to check the dates of the second IMRF, thanks'],
    ['fr', 'Bonjour, je suis à la mission permanente à Genève, je voudrais vérifier les dates du deuxième Forum d’examen'],
    ['es', 'Hola, soy de la misión permanente en Ginebra, ¿cuándo es el segundo Foro de Examen?'],
    ['ru', 'Здравствуйте, мы из представительства в Женеве, какого числа начинается второй Форум?'],
    ['ar', 'مرحبا، أنا من البعثة الدائمة في جنيف، متى ينعقد المنتدى الثاني لاستعراض الهجرة الدولية؟'],
    ['zh', '您好，我是常驻日内瓦代表团的，想核实一下第二届国际移民审议论坛的会期，谢谢！'],
  ])('asks about an event, not about one in Geneva, in %s: %s', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', milestones: ['imrf-2026'] });
  });

  it.each([
    ['en', 'We are the network of Egypt, when is our regional review?'],
    ['fr', 'nous sommes la mission de l’Égypte à Genève, quand est notre examen régional ?'],
    ['zh', '我们是埃及的网络，我们的区域审议什么时候'],
  ])('still says whose review she means, in %s: %s', (locale, question) => {
    expect(ask(question, { on: '2024-12-12' })).toMatchObject({ locale, intent: 'date', milestones: ['africa-regional-review-2028', 'arab-regional-review-2028'] });
  });

  it('still says of which region', () => {
    expect(ask('We are in the Arab region, when is the regional review?', { on: '2024-05-12' })).toMatchObject({ intent: 'date', milestones: ['arab-regional-review-2024'] });
  });

  it('keeps the place where the question leans on it', () => {
    expect(ask('I\'m in Geneva in January, when is the GFMD summit there?', { on: '2023-12-12' })).toMatchObject({ intent: 'date', milestones: ['gfmd-summit-14-2024'] });
  });

  it('may tell what it lacks before it asks', () => {
    expect(ask('我们没有经社理事会咨商地位，特别认可申请截止到哪天', { on: '2021-12-20' })).toMatchObject({ intent: 'date', milestones: ['special-accreditation-deadline-2022'] });
  });
});
