import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../src/chat/form.js';
import { acronymsNotSpelledOut } from '../../src/practices/acronyms.js';
import { checkPractice, type Neighbour } from '../../src/practices/check.js';
import { hasFigure, linksNotOfTheWeb } from '../../src/practices/check-text.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';

const today = CalendarDate.parse('2026-11-27');

function found(change: FormValues = {}, neighbours: readonly Neighbour[] = []) {
  const form = SHIPPED_FORMS.formOf({ formVersion: 1 }, 'en');
  return checkPractice({ form, rules: SHIPPED_FORMS.rulesOf({ formVersion: 1 }), values: { ...WHOLE_PRACTICE, ...change }, neighbours, today }).map(({ field, severity, code, args }) => [field, severity, code, ...Object.values(args)]);
}

describe('the checks before a practice is submitted', () => {
  it('find nothing in one that is in order', () => {
    expect(found()).toEqual([]);
  });

  it('name every needed field that is empty, also one that is needed only here', () => {
    expect(found({ title: ' ', primaryObjectives: [], submitterOrganization: 'Somebody else' })).toEqual([
      ['title', 'error', 'empty'], ['primaryObjectives', 'error', 'empty'], ['implementerFocalPoint', 'error', 'empty'],
    ]);
  });

  it('refuse an objective that is both primary and secondary, an end before the start, and no consent', () => {
    expect(found({ secondaryObjectives: ['6', '16'], endDate: '2018', startDate: '2019-05', consentToPublish: 'no' })).toEqual([
      ['secondaryObjectives', 'error', 'objective-twice', '16'], ['endDate', 'error', 'end-before-start', '2019-05', '2018'], ['consentToPublish', 'error', 'consent'],
    ]);
  });

  it.each([
    ['2018-11', '2016', [['endDate', 'warning', 'ended-early', '2018-11']]],
    ['2018', '2016', []],
    ['2018-12', '2016', []],
    ['', '2026-03', [['startDate', 'warning', 'just-begun', '2026-03']]],
    ['', '2027', [['startDate', 'warning', 'not-begun', '2027']]],
    ['', '2025', []],
    ['2019', '2019-06', []],
  ])('look at when it ended (%s) and began (%s)', (endDate, startDate, expected) => {
    expect(found({ endDate, startDate })).toEqual(expected);
  });

  it('warn of short texts, of no figure, and of an option that lacks its text', () => {
    expect(found({ summary: 'Short.', benefitImpact: 'People were glad. '.repeat(20), 'unsdcf-text': '' })).toEqual([
      ['unsdcf-text', 'warning', 'text-missing'], ['summary', 'warning', 'short', 300, 6], ['benefitImpact', 'warning', 'no-figure'],
    ]);
  });

  it('refuse links that open no page, and warn of one inside a text', () => {
    expect(found({ resources: 'ftp://example.org/a', innovation: 'See javascript:alert(1) there.' })).toEqual([
      ['innovation', 'warning', 'link', 'javascript:alert(1)'], ['resources', 'error', 'link', 'ftp://example.org/a'],
    ]);
  });

  it('show a practice that is nearly the same', () => {
    expect(found({}, [{ id: 'p9', likeness: 0.9 }])).toEqual([['title', 'warning', 'alike', 'p9']]);
  });

  it('say that a choice cannot be read, in the order of the form', () => {
    expect(found({ geographicScope: 'mars', submitterEmail: 'amina' })).toMatchObject([['geographicScope', 'error', 'unreadable'], ['submitterEmail', 'error', 'unreadable']]);
  });
});

describe('acronyms', () => {
  it.each([
    ['The International Organization for Migration (IOM) helps. IOM knows.', []],
    ['IOM (International Organization for Migration) helps.', []],
    ['IOM helps.', ['IOM']],
    ['The International Labour Organization and others; the ILO agreed.', []],
    ['Ministerio de Trabajo y Economía Social (MTES).', []],
    ['Международная организация по миграции (МОМ) помогает.', []],
    ['国际移民组织（IOM）提供帮助。', []],
    ['المنظمة الدولية للهجرة (IOM) تساعد.', []],
    ['МОМ помогает.', ['МОМ']],
    ['Chapter IV of the plan.', []],
    ['NATIONAL STRATEGY OF KENYA', []],
    ['The UNSDCFABC is too long, X is too short; COVID-19 stays.', ['COVID']],
    ['The ILOs and ILO met.', ['ILO']],
  ])('in "%s" are told where they are never written in full', (text, expected) => {
    expect(acronymsNotSpelledOut([text])).toEqual(expected);
  });

  it('are spelled out once for the whole practice', () => {
    expect(acronymsNotSpelledOut(['IOM helps.', 'The International Organization for Migration began it.'])).toEqual([]);
  });
});

describe('figures and links in texts', () => {
  it.each([['In 2024', true], ['Twice as many', true], ['четыреста? вдвое больше', true], ['四千人受益', true], ['ضعف العدد', true], ['la moitié', true], ['People were glad', false], ['很多人受益', false]])('reads whether "%s" has a figure', (text, expected) => {
    expect(hasFigure(text)).toBe(expected);
  });

  it('finds addresses of other kinds, each once, and leaves the web and clock times alone', () => {
    expect(linksNotOfTheWeb('https://a.org http://b.org ftp://c.org ftp://c.org data:text/html,x at 10:30, note: this')).toEqual(['ftp://c.org', 'data:text/html,x']);
  });
});
