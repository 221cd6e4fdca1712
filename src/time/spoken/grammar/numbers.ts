import { as, longest, mark, once, seq, sign, skip, word, type Found, type Rule, type Silent } from '../rules.js';
import type { Sentence } from '../sentence.js';

/** A number in digits, of so many places. What stands behind an apostrophe is a year: '27. */
export function digits(mostPlaces: number, fewestPlaces = 1): Rule<number> {
  return ({ tokens }, at) => {
    const token = tokens[at];
    if (token?.kind !== 'digits' || token.isElided || token.plain.length > mostPlaces || token.plain.length < fewestPlaces) return undefined;
    return { value: Number(token.plain), end: at + 1 };
  };
}

const numberWord: Rule<number> = as(word('number'), Number);
const dash = skip(mark('-'));
/** Vingt-et-un, twenty-one, treinta y uno. */
const joiner = skip(dash, skip(sign('and')), dash);

function isTens(value: number): boolean {
  return value % 10 === 0 && value >= 20 && value < 100;
}

/** Twenty-one, vingt et un, soixante-quinze, treinta y uno, خمسة وعشرون: tens and the rest, in either order. */
const spelled: Rule<number> = longest(
  numberWord,
  // French counts on to nineteen after sixty and eighty.
  seq([numberWord, joiner, numberWord], (tens, rest) => (isTens(tens) && rest > 0 && rest < (tens === 60 || tens === 80 ? 20 : 10) ? tens + rest : undefined)),
  seq([numberWord, sign('and'), numberWord], (ones, tens) => (ones < 10 && isTens(tens) ? ones + tens : undefined)),
);

/** 三, 十五, 二十, 三十一, 一百, or figure by figure 二〇二七. */
const chinese: Rule<number> = (sentence, at) => {
  const figures = figuresFrom(sentence, at);
  if (figures.length === 0) return undefined;
  const value = figures.some((figure) => figure >= 10) ? fromPlaces(figures) : Number(figures.join(''));
  return { value, end: at + figures.length };
};

const MOST_FIGURES = 6;

function figuresFrom(sentence: Sentence, at: number): number[] {
  const figures: number[] = [];
  while (figures.length < MOST_FIGURES) {
    const figure: Found<number> | undefined = numberWord(sentence, at + figures.length);
    if (figure === undefined) break;
    figures.push(figure.value);
  }
  return figures;
}

function fromPlaces(figures: readonly number[]): number {
  let [sum, open] = [0, 0];
  for (const figure of figures) {
    if (figure >= 10) [sum, open] = [sum + (open || 1) * figure, 0];
    else open = figure;
  }
  return sum + open;
}

/** 三, 十, 十一, 7: one number as it stands beside another, 三四月 or 十一、十二月. */
export const figure: Rule<number> = longest(digits(2), (sentence, at) => {
  const [first, second] = [numberWord(sentence, at), numberWord(sentence, at + 1)];
  return sentence.language === 'zh' && first?.value === 10 && second !== undefined && second.value < 10 ? { value: first.value + second.value, end: at + 2 } : first;
});

/** 两三天, 五六个月: about as many; the larger is meant where one must be. */
const about: Rule<number> = (sentence, at) => {
  const [first, last, ...more] = figuresFrom(sentence, at);
  return first !== undefined && last === first + 1 && first > 0 && last < 10 && more.length === 0 ? { value: last, end: at + 2 } : undefined;
};

const MOST = 999;

/** A number up to 999, in digits or words. */
export const number: Rule<number> = once((sentence, at) => {
  const found = digits(3)(sentence, at) ?? (sentence.language === 'zh' ? about(sentence, at) ?? chinese(sentence, at) : spelled(sentence, at));
  return found !== undefined && found.value <= MOST ? found : undefined;
});

/** A number in words. */
export const inWords: Rule<number> = as(spelled, (value) => value);

/** A year in Chinese figures: 二〇二七. */
export const chineseYear: Rule<number> = (sentence, at) => (sentence.language === 'zh' ? chinese(sentence, at) : undefined);

/** Only right behind what stands before: 5th, 5-го. */
function glued(rule: Rule<Silent>): Rule<Silent> {
  return (sentence, at) => (sentence.tokens[at]?.isGlued === true ? rule(sentence, at) : undefined);
}

const ordinalWord: Rule<number> = as(word('ordinal'), Number);

/** First, 5th, 1er, 2-й, second, twenty-first, الحادي والعشرون, 第三; -1 is the last. */
export const ordinal: Rule<number> = once(longest(
  ordinalWord,
  seq([digits(2), skip(mark('-', '.')), glued(sign('ordinal-sign'))], (value) => value),
  seq([sign('ordinal-ahead'), number], (value) => value),
  seq([numberWord, joiner, ordinalWord], (tens, rest) => (isTens(tens) && rest > 0 && rest < 10 ? tens + rest : undefined)),
  seq([ordinalWord, sign('and'), numberWord], (ones, tens) => (ones > 0 && ones < 10 && isTens(tens) ? ones + tens : undefined)),
));

/** The number of a quarter or half: first, 1st, I, 1, one. */
export const orderOf: Rule<number> = longest(ordinal, as(word('roman'), Number), number);
