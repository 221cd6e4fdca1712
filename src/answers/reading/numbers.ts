import type { SpokenTime } from '../../time/spoken/spoken-time.js';
import { ORDINALS } from './meanings.js';
import type { Spot } from './spot.js';
import type { Token } from './tokens.js';

/** A small number that a text says: "second", "15th", "1". `at` is its token. */
export interface NumberSaid {
  readonly number: number;
  readonly isOrdinal: boolean;
  readonly at: number;
}

const ENDINGS = /^(\d{1,2})(st|nd|rd|th|e|er|re|ere|eme|nd|nde|o|a|ro|do|da|ra|to|ta|va|vo|no|na|mo|ma|и|го|я|ая|ое|ыи|ои)?$/u;
/** Larger ones number no event: resolution 73/326, 100 days. */
const LARGEST = 31;
const RUSSIAN_TAIL = /^(?:и|го|я|ая|ое|му|ом|ои|ыи|ю|е)$/u;

/** The small numbers of a text, in its order, but for those in dates and lengths of time. */
export function numbersIn(tokens: readonly Token[], about: readonly Spot[], times: readonly SpokenTime[]): NumberSaid[] {
  const words = about.flatMap(({ end, meanings }) => meanings.flatMap((meaning): NumberSaid[] => {
    const number = ORDINALS.findIndex((ordinal) => ordinal === meaning) + 1;
    return number > 0 ? [{ number, isOrdinal: true, at: end - 1 }] : [];
  }));
  const figures = tokens.flatMap((token, at): NumberSaid[] => {
    const read = ENDINGS.exec(token.text);
    if (read === null || words.some((word) => word.at === at)) return [];
    return [{ number: Number(read[1]), isOrdinal: read[2] !== undefined || RUSSIAN_TAIL.test(tokens[at + 1]?.text ?? '') || tokens[at - 1]?.text === '第', at }];
  });
  return [...words, ...figures].filter(({ at, number }) => number <= LARGEST && !isIn(times, tokens[at])).sort((one, other) => one.at - other.at);
}

function isIn(times: readonly SpokenTime[], token: Token | undefined): boolean {
  return token !== undefined && times.some(({ at, length }) => at <= token.at && token.at < at + length);
}
