import type { Stretch } from '../../language/phrases.js';

/** Numbers that stand beside a word: `objective 7`, `the seventh objective`, `objectives 2, 5 and 6`. */
export interface BesideNumbers {
  readonly numbers: readonly number[];
  /** True where the count of them all stands before the word: `the 23 objectives`. */
  readonly isTotal: boolean;
}

interface Placed extends Stretch {
  readonly number: number;
  readonly ordinal: boolean;
}

/**
 * Reads the numbers beside the places of a word.
 * @param words where cues and number words stand in it.
 * @param total how many there are in all: `ten principles` names all, not the tenth.
 */
export function numbersBeside(bare: string, places: readonly Stretch[], words: ReadonlyMap<string, readonly Stretch[]>, total: number): BesideNumbers {
  const placed = numbersIn(bare, words);
  const after = places.flatMap((place) => listAfter(bare, place, placed));
  const before = places.flatMap((place) => placed.filter((one) => isBefore(bare, one, place)));
  // Arabic counts after the noun, with the article: المبادئ العشرة are the ten principles.
  const isCount = ({ number, ordinal, start }: Placed): boolean => !ordinal && number === total && bare.startsWith('ال', start);
  const isTotal = before.some(({ number, ordinal }) => !ordinal && number === total) || after.some(isCount);
  const numbers = [...after.filter((one) => !isCount(one)), ...before.filter(({ ordinal }) => ordinal)].map(({ number }) => number).filter((number) => number >= 1 && number <= total);
  return { numbers: [...new Set(numbers)], isTotal };
}

/** Every number of a text, longest words first, so that `twenty three` is not three. */
function numbersIn(bare: string, words: ReadonlyMap<string, readonly Stretch[]>): Placed[] {
  const digits = [...bare.matchAll(/(?<!\d)(\d{1,2})(?!\d)/g)].map(({ index, 1: found = '' }) => digitsAt(bare, index, found));
  const spelled = [...words].flatMap(([key, places]) => {
    const [kind, number = ''] = key.split(':');
    return kind === 'cardinal' || kind === 'ordinal' ? places.map((place) => ({ number: Number(number), ordinal: kind === 'ordinal' || bare[place.start - 1] === '第', ...place })) : [];
  });
  const all = [...digits, ...spelled];
  return all.filter((one) => !all.some((other) => other !== one && covers(other, one))).sort((one, other) => one.start - other.start);
}

// 7th, 7e, 7.º, 7-я, 第7, 7号
const ORDINAL_ENDING = /^ ?(?:st|nd|rd|th|e|eme|er|ere|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|o|a|и|ыи|я|ая|го|ого|ои|ую|ю)(?!\p{L})|^号/u;

function digitsAt(bare: string, start: number, found: string): Placed {
  const ending = ORDINAL_ENDING.exec(bare.slice(start + found.length))?.[0] ?? '';
  return { number: Number(found), ordinal: ending !== '' || bare[start - 1] === '第', start, end: start + found.length + ending.length };
}

/** The longer of two that overlap; of two alike a cardinal, since its words are exact. */
function covers(one: Placed, other: Placed): boolean {
  const isSame = one.start === other.start && one.end === other.end;
  return isSame ? !one.ordinal && other.ordinal : one.start <= other.start && one.end >= other.end;
}

// What may stand between a word and its number, and between the numbers of a list.
const LINK = /^ ?(?:of the (?:gcm|compact) |du pacte |del pacto |no |nr |num |number |numero |n |n o |nro |номер |رقم |第|and |or |y |o |e |et |ou |и |или |و ?|او |to |a |au |al |до |по |и |和|与|及|至|到|项|条|号|s )*$/u;

function listAfter(bare: string, place: Stretch, placed: readonly Placed[]): Placed[] {
  const list: Placed[] = [];
  for (const one of placed.filter(({ start }) => start >= place.end)) {
    const from = list.at(-1)?.end ?? place.end;
    if (!LINK.test(bare.slice(from, one.start))) break;
    list.push(one);
  }
  return list;
}

/** Before the word, at most one word between: `the seventh GCM objective`, `第7个目标`. */
function isBefore(bare: string, one: Placed, place: Stretch): boolean {
  return one.end <= place.start && /^(?: ?[个项条场次届号]|(?: \p{L}+)? )?$/u.test(bare.slice(one.end, place.start));
}
