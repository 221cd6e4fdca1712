import { z } from 'zod';

/** A moment in UTC as ISO text with milliseconds (`2026-11-24T09:00:00.000Z`): sorts as it reads, stored as it is. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** Reads any ISO date-time that carries Z or an offset, as people and files write it. Throws a ZodError on anything else. */
export const InstantFromText = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()).pipe(Instant);

/** The instant at so many milliseconds since 1970 (UTC). */
export function instantFromMs(ms: number): Instant {
  return Instant.parse(new Date(ms).toISOString());
}

/** Milliseconds since 1970 (UTC). */
export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant that lies `ms` milliseconds later (earlier when negative). */
export function plusMs(instant: Instant, ms: number): Instant {
  return instantFromMs(msOf(instant) + ms);
}

/** The later of the two. */
export function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
