import type { Kind, Marking, Valued } from './lexicon.js';
import type { Sentence } from './sentence.js';

/** What a rule found, and the token after its last. */
export interface Found<T> {
  readonly value: T;
  readonly end: number;
}

/** Reads something that begins at a token, or nothing. Looks at a bounded number of tokens, so that a long text costs what its length says. */
export type Rule<T> = (sentence: Sentence, at: number) => Found<T> | undefined;

/** The value of a rule that is read but tells nothing: `seq` leaves it out. */
export const SILENT = Symbol('silent');
export type Silent = typeof SILENT;

/** The value of a phrase of the lexicon, the longest of this kind. */
export function word(kind: Valued): Rule<string> {
  return (sentence, at) => longestLexeme(sentence, at, kind);
}

/** A phrase of the lexicon that marks a place. */
export function sign(kind: Marking): Rule<Silent> {
  return (sentence, at) => drop(longestLexeme(sentence, at, kind));
}

function longestLexeme({ lexemesAt }: Sentence, at: number, kind: Kind): Found<string> | undefined {
  let best: Found<string> | undefined;
  for (const lexeme of lexemesAt(at)) if (lexeme.kind === kind && lexeme.end > (best?.end ?? at)) best = lexeme;
  return best;
}

function drop(found: Found<unknown> | undefined): Found<Silent> | undefined {
  return found && { value: SILENT, end: found.end };
}

/** A mark such as `-`. */
export function mark(...marks: readonly string[]): Rule<Silent> {
  return ({ tokens }, at) => {
    const token = tokens[at];
    return token?.kind === 'mark' && marks.includes(token.plain) ? { value: SILENT, end: at + 1 } : undefined;
  };
}

/** What the rules of a sequence tell, without the silent ones. */
type ToldBy<Rules> = Rules extends readonly [Rule<infer T>, ...infer Rest] ? ([T] extends [Silent] ? ToldBy<Rest> : [T, ...ToldBy<Rest>]) : [];

/** One rule after the other. `make` gets what the rules tell, silent ones left out, and may refuse what makes no sense by returning undefined. */
export function seq<const Rules extends readonly Rule<unknown>[], T>(rules: Rules, make: (...told: ToldBy<Rules>) => T | undefined): Rule<T> {
  return (sentence, at) => {
    const told: unknown[] = [];
    let end = at;
    for (const rule of rules) {
      const found = rule(sentence, end);
      if (found === undefined) return undefined;
      if (found.value !== SILENT) told.push(found.value);
      end = found.end;
    }
    // The list was gathered from these very rules in their order, which the compiler cannot follow.
    const value = make(...(told as ToldBy<Rules>));
    return value === undefined ? undefined : { value, end };
  };
}

/** What reaches farthest of several rules; the first of equals. */
export function longest<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (sentence, at) => {
    let best: Found<T> | undefined;
    for (const rule of rules) {
      const found = rule(sentence, at);
      if (found !== undefined && (best === undefined || found.end > best.end)) best = found;
    }
    return best;
  };
}

/** The rule's finding, or undefined without moving on. */
export function maybe<T>(rule: Rule<T>): Rule<T | undefined> {
  return (sentence, at) => rule(sentence, at) ?? { value: undefined, end: at };
}

/** Passes over these one after the other, or over nothing where they do not all stand there. */
export function skip(...rules: readonly Rule<unknown>[]): Rule<Silent> {
  return (sentence, at) => {
    let end = at;
    for (const rule of rules) {
      const found = rule(sentence, end);
      if (found === undefined) return { value: SILENT, end: at };
      end = found.end;
    }
    return { value: SILENT, end };
  };
}

/** Reads each place of a sentence once, however many rules ask: without this the rules that hold it would double its cost again and again. */
export function once<T>(rule: Rule<T>): Rule<T> {
  const known = new WeakMap<Sentence, Map<number, Found<T> | undefined>>();
  return (sentence, at) => {
    const places = known.get(sentence) ?? new Map<number, Found<T> | undefined>();
    if (places.size === 0) known.set(sentence, places);
    if (places.has(at)) return places.get(at);
    const found = rule(sentence, at);
    places.set(at, found);
    return found;
  };
}

/** The same place read, another value. */
export function as<T, U>(rule: Rule<T>, make: (value: T) => U | undefined): Rule<U> {
  return (sentence, at) => {
    const found = rule(sentence, at);
    const value = found && make(found.value);
    return found === undefined || value === undefined ? undefined : { value, end: found.end };
  };
}

/** Only where `follows` does not stand after it. */
export function notBefore<T>(rule: Rule<T>, follows: Rule<unknown>): Rule<T> {
  return (sentence, at) => {
    const found = rule(sentence, at);
    return found !== undefined && follows(sentence, found.end) === undefined ? found : undefined;
  };
}

const MOST_FILLERS = 4;

/** Words such as "of the" between two parts, none to four of them. */
export const of: Rule<Silent> = (sentence, at) => {
  let end = at;
  for (let count = 0; count < MOST_FILLERS; count += 1) end = (longestLexeme(sentence, end, 'of') ?? longestLexeme(sentence, end, 'article'))?.end ?? end;
  return { value: SILENT, end };
};

/** Such words without an article: "este mismo mes", 未来的三个月, but not "s'est passé la semaine". */
export const ofBare: Rule<Silent> = (sentence, at) => {
  let end = at;
  for (let count = 0; count < MOST_FILLERS; count += 1) end = longestLexeme(sentence, end, 'of')?.end ?? end;
  return { value: SILENT, end };
};

/** A word of any kind, looked at and not taken. */
export const anyWord: Rule<Silent> = ({ tokens }, at) => (tokens[at]?.kind === 'word' ? { value: SILENT, end: at } : undefined);
