import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPluralElement, isSelectElement, parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../src/language/language.js';

const root = new URL('../../', import.meta.url).pathname;
const messages = new Map(LANGUAGES.map((language) => [language, readMessages(language)]));
const english = messages.get('en')!;

describe('the texts that people read', () => {
  it.each(LANGUAGES)('stand whole and sorted in %s', (language) => {
    const keys = Object.keys(messages.get(language)!);

    expect(keys).toEqual([...Object.keys(english)].sort());
  });

  it.each(LANGUAGES)('take the same placeholders in %s', (language) => {
    const own = messages.get(language)!;

    const differing = Object.keys(english).filter((key) => placeholders(own[key]!).join() !== placeholders(english[key]!).join());

    expect(differing).toEqual([]);
  });

  it.each(LANGUAGES)('never shout in %s', (language) => {
    const shouting = Object.entries(messages.get(language)!).filter(([, text]) => /[!！¡]/.test(text) || /\p{Extended_Pictographic}/u.test(text));

    expect(shouting).toEqual([]);
  });

  it('are all used', () => {
    const code = ['src', 'adapters'].flatMap((folder) => codeIn(join(root, folder))).join('\n');

    const unused = Object.keys(english).filter((key) => !code.includes(`'${key}'`));

    expect(unused).toEqual([]);
  });
});

function readMessages(language: Language): Record<string, string> {
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(root, 'src/language/messages', `${language}.json`), 'utf8')));
}

function placeholders(text: string): string[] {
  return [...new Set(namesIn(parse(text, { ignoreTag: true })))].sort();
}

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    const inner = isPluralElement(element) || isSelectElement(element) ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : [];
    return [element.value, ...inner];
  });
}

function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|js)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
}
