import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';

const figureWords = readFigureWords();
// Chinese writes figures without spaces: 四千人, 三成.
const CHINESE_FIGURE = /[一二两三四五六七八九十百千万亿半][百千万亿]?(人|名|个|家|户|次|年|成|倍|分之|万|亿)/u;

/** Whether a text tells a figure, in digits or in words of any of the six languages. */
export function hasFigure(text: string): boolean {
  return /\p{N}/u.test(text) || CHINESE_FIGURE.test(text) || (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).some((word) => figureWords.has(plainForm(word)));
}

const ADDRESS = /(?<![\p{L}\p{N}])([a-z][a-z0-9+.-]{1,20}):\/\/\S+/giu;
// These work without slashes; each of them does something else than opening a page.
const BARE = /(?<![\p{L}\p{N}])(?:javascript|data|vbscript|file|mailto|tel):\S+/giu;

/** Addresses in a text that do not begin with http:// or https://, as they are written, each once. */
export function linksNotOfTheWeb(text: string): string[] {
  const schemes = [...text.matchAll(ADDRESS)].filter(([, scheme = '']) => !/^https?$/i.test(scheme)).map(([link]) => link);
  return [...new Set([...schemes, ...(text.match(BARE) ?? [])])].map((link) => link.slice(0, 120));
}

function readFigureWords(): ReadonlySet<string> {
  const file = z.record(Language, z.array(z.string().min(1))).parse(JSON.parse(readFileSync(new URL('./figure-words.json', import.meta.url), 'utf8')));
  return new Set(Object.values(file).flat().map(plainForm));
}
