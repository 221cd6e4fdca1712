import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.js';
import { plainForm } from '../../src/language/plain-form.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { readShippedTranslations } from '../../src/translations/shipped.js';
import type { Translation } from '../../src/translations/translation.js';

const dataFolder = new URL('../../data/', import.meta.url).pathname;
const { entries } = readShippedRoadmap(`${dataFolder}roadmap.json`);
const shipped = readShippedTranslations(dataFolder, entries);
const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');

/** Numbers of a text, however its language groups digits; months and ten thousands of Chinese dates are words. */
function numbersOf(text: string): string[] {
  const plain = text.replaceAll(/(\d+)00(?=多?万)/g, '$1').replaceAll(/\d{1,2}月/g, '').replaceAll(/(?<=\d)[.,\u00A0\u202F ](?=\d{3}(?!\d))/g, '');
  return (plain.match(/\d+/g) ?? []).sort();
}

const scripts: Partial<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u };

function namesOf(translation: Translation): string[] {
  return [translation.title ?? translation.original.title, ...translation.aliases];
}

describe.each(TRANSLATED)('the translations that ship in %s', (language) => {
  const own = shipped.filter((one) => one.language === language);

  it('name every milestone, objective, principle, round table, region, network and support offer', () => {
    const named = own.map(({ of }) => of);

    expect(named.filter((of) => !of.includes(':'))).toEqual(entries.map(({ id }) => id));
    const counted = ['objective', 'principle', 'roundtable', 'region', 'network', 'support'].map((kind) => named.filter((of) => of.startsWith(`${kind}:`)).length);
    expect(counted).toEqual([23, 10, 4, 5, 7, 8]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('are translated in title and summary wherever English has one', () => {
    expect(own.filter(({ summary, original }) => summary === '' && original.summary !== '').map(({ of }) => of)).toEqual([]);
  });

  it('have the numbers and years of the English text', () => {
    // A round table is told by its number, and a region with its commission, which the English of reference.json keeps in other fields.
    const compared = own.filter(({ of }) => !/^(roundtable|region):/.test(of));

    const wrong = compared.filter(({ title, summary, original }) => numbersOf(title ?? '').join() !== numbersOf(original.title).join() || numbersOf(summary).join() !== numbersOf(original.summary).join());

    expect(wrong.map(({ of }) => of)).toEqual([]);
  });

  it('are written in the script of the language, without placeholders', () => {
    const script = scripts[language] ?? /\p{Script=Latin}/u;
    const wrong = own.filter(({ title, summary }) => !script.test(title ?? '') || (summary !== '' && !script.test(summary)) || /[{}<>]|\?\?/.test(`${title ?? ''}${summary}`));

    expect(wrong.map(({ of }) => of)).toEqual([]);
  });
});

describe('the translations that ship', () => {
  it('call no two milestones by the same name, in whatever language', () => {
    const namedBy = new Map<string, Set<string>>();
    for (const one of shipped.filter(({ of }) => !of.includes(':'))) {
      for (const name of namesOf(one)) namedBy.set(plainForm(name), (namedBy.get(plainForm(name)) ?? new Set()).add(one.of));
    }

    expect([...namedBy].filter(([, milestones]) => milestones.size > 1).map(([name]) => name)).toEqual([]);
  });

  it('are confirmed only by the address of a page that reference.json cites', () => {
    const reference = readFileSync(`${dataFolder}reference.json`, 'utf8');
    const confirmed = shipped.flatMap(({ confirmedBy }) => (confirmedBy === null ? [] : [confirmedBy]));

    expect(confirmed).toHaveLength(76);
    expect(confirmed.filter((address) => !reference.includes(address))).toEqual([]);
  });

  it('leave English titles and summaries where they are edited', () => {
    const english = shipped.filter(({ language }) => language === 'en');

    expect(english.filter(({ title, summary }) => title !== null || summary !== '')).toEqual([]);
  });
});
