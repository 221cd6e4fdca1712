import type { Ground } from './meaning.js';
import { yearOf, type Span } from './spans.js';

// 29 February may be eight years off (2096 to 2104).
const YEARS_AROUND = 8;

/**
 * Of all years the one in which something without a year is meant: the nearest that has not ended, in past wording the
 * latest that has begun. `in` gives its days in a year, undefined where that year lacks it.
 */
export function nearest(spanIn: (year: number) => Span | undefined, { today, isPast }: Ground): Span | undefined {
  const fits = (span: Span): boolean => (isPast ? span.from <= today : span.to >= today);
  return firstOf(spanIn, yearOf(today), isPast ? -1 : 1, fits);
}

function firstOf(spanIn: (year: number) => Span | undefined, start: number, step: 1 | -1, fits: (span: Span) => boolean): Span | undefined {
  for (let away = 0; away <= YEARS_AROUND; away += 1) {
    const span = spanIn(start + away * step);
    if (span !== undefined && fits(span)) return span;
  }
  return undefined;
}
