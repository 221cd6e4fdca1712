import { plainForm } from '../language/plain-form.js';
import type { Ledger } from '../roadmap/facts.js';
import type { FormerDate, Milestone } from '../roadmap/milestone.js';

/** A code that somebody typed, as the ledger writes it. */
export interface TypedCode {
  readonly code: string;
  /** What it stands for; undefined where nobody gave it out. */
  readonly dated: { readonly milestone: Milestone; readonly former: FormerDate | null } | undefined;
}

/** So many codes of one text are answered; a letter with more is for `check`. */
const MOST_CODES = 5;

// With its hyphen a code is known anywhere; hyphens come in many forms, and phones add spaces.
const HYPHENED = /(?<![A-Z0-9])D ?[-\u2010-\u2015\u2212] ?([A-Z0-9]{3,8})(?![A-Z0-9])/g;
const BARE = /(?<![A-Z0-9-])D([A-Z0-9]{3,8})(?![A-Z0-9-])/g;

/**
 * The date codes in a text: `D-7K4`, also in small letters, without its hyphen, inside a sentence.
 * Without a hyphen only a code that was given out is one, and only with a digit or alone: `date` is a word.
 */
export function findCodes(text: string, { byId, formerDates, milestones }: Ledger): TypedCode[] {
  const plain = plainForm(text).toUpperCase();
  const current = new Map(milestones.map((milestone) => [milestone.dateCode, milestone]));
  const former = new Map(formerDates.map((one) => [one.dateCode, one]));
  const typedOf = (code: string): TypedCode => {
    const old = former.get(code);
    const milestone = current.get(code) ?? (old === undefined ? undefined : byId.get(old.milestone));
    return { code, dated: milestone === undefined ? undefined : { milestone, former: old ?? null } };
  };
  const isAlone = /^[^A-Z0-9]*D[A-Z0-9]{3,8}[^A-Z0-9]*$/.test(plain);
  const hyphened = lettersAfter(plain, HYPHENED).map(typedOf).filter(({ code, dated }) => dated !== undefined || /\d/.test(code) || /^[^A-Z0-9]*D\P{L}{1,3}[A-Z0-9]+[^A-Z0-9]*$/u.test(plain));
  const bare = lettersAfter(plain, BARE).map(typedOf).filter(({ code, dated }) => dated !== undefined && (isAlone || /\d/.test(code)));
  const found = [...hyphened, ...bare];
  return found.filter(({ code }, at) => found.findIndex((one) => one.code === code) === at).slice(0, MOST_CODES);
}

function lettersAfter(plain: string, pattern: RegExp): string[] {
  return [...plain.matchAll(pattern)].map(([, letters]) => `D-${letters ?? ''}`);
}
