import type { PhraseIndex, Stretch } from '../../language/phrases.js';
import { topicsOf, type Cue, type TopicKind } from './lexicon.js';
import { numbersBeside, type BesideNumbers } from './numbers.js';

/** A question, as the rules of this folder look at it. */
export interface Question {
  readonly bare: string;
  /** Whether words of all these cues stand in it. */
  says(...cues: readonly Cue[]): boolean;
  /** Whether words of one of these cues stand in it. */
  saysAny(...cues: readonly Cue[]): boolean;
  /** Where a cue first stands; -1 where it does not. */
  at(cue: Cue): number;
  /** The topics of one kind that it names, as refs, in their order in the question. */
  topics(kind: TopicKind): readonly string[];
  /** The numbers beside a cue. */
  numbers(cue: Cue, total: number): BesideNumbers;
  /** The same question without the words of a cue, and the numbers beside it. */
  without(cue: Cue): Question;
}

/** Reads a question in bare form: one walk through its words finds all that they can stand for. */
export function readBare(bare: string, phrases: PhraseIndex): Question {
  return overBare(bare, phrases);
}

function overBare(bare: string, phrases: PhraseIndex): Question {
  const places = phrases(bare);
  const placesOf = (key: string): readonly Stretch[] => places.get(key) ?? [];
  const says = (cue: Cue): boolean => placesOf(cue).length > 0;
  return {
    bare,
    says: (...cues) => cues.every(says),
    saysAny: (...cues) => cues.some(says),
    at: (cue) => (says(cue) ? Math.min(...placesOf(cue).map(({ start }) => start)) : -1),
    topics: (kind) => narrowest(topicsOf(kind).flatMap((ref) => placesOf(ref).map((place) => ({ ref, ...place })))),
    numbers: (cue, total) => numbersBeside(bare, placesOf(cue), places, total),
    without: (cue) => overBare(cutOut(bare, placesOf(cue)), phrases),
  };
}

/** Where one topic's words hold another's (`social protection`, `protection`), only the longer counts. */
function narrowest(found: readonly ({ readonly ref: string } & Stretch)[]): string[] {
  const isInside = (one: Stretch, other: Stretch): boolean => other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
  const kept = found.filter((one) => !found.some((other) => other.ref !== one.ref && isInside(one, other)));
  return [...new Set(kept.sort((one, other) => one.start - other.start).map(({ ref }) => ref))];
}

/** With a number after it, that goes too: `SDG 10` leaves no 10 behind for an objective. */
function cutOut(bare: string, places: readonly Stretch[]): string {
  const ordered = [...places].sort((one, other) => other.start - one.start);
  return ordered.reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end).replace(/^ ?\d{1,2}(?!\d)/, '')}`, bare).replace(/ +/g, ' ').trim();
}
