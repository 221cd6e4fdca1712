import type { Owed } from './expected.js';
import { wallAt } from './local-time.js';
import type { DateSeen, MarkSeen } from './seen.js';

const DAY_MS = 86_400_000;

/** A snoozed reminder is known in the outbox by the day to which it was put off: 2,000 and the days since 1970. */
const SNOOZED_FROM = 2_000;
const FROZEN_FROM = 1_000_000;

/** Whether people said that they want no more of these days. */
export function isSilenced(mark: MarkSeen | undefined, same: readonly DateSeen[]): boolean {
  return mark !== undefined && (mark.kind === 'muted' || (mark.kind === 'done' && same.some(({ revision }) => revision === mark.revision)));
}

/** What is owed once it is known what people said: after a snooze one comes at its end, and none before. */
export function owedAsSaid(owed: readonly Owed[], mark: MarkSeen | undefined, same: readonly DateSeen[], zone: string): readonly Owed[] {
  if (isSilenced(mark, same)) return [];
  if (mark?.untilMs == null || !same.some(({ revision }) => revision === mark.revision)) return owed;
  const { untilMs } = mark;
  // Of what is cancelled, or not known to the day, nobody is reminded.
  if (same[0]?.precision !== 'day' || same[0].status === 'cancelled') return owed;
  const later = owed.filter(({ atMs }) => atMs >= untilMs);
  if (later.some(({ atMs }) => atMs === untilMs)) return later;
  const day = wallAt(untilMs, zone).slice(0, 10);
  return [...later, { atMs: untilMs, offset: SNOOZED_FROM + Date.parse(`${day}T00:00:00Z`) / DAY_MS, day }];
}

/** Whether this stands in the place of an offset where a reminder was snoozed. */
export function isSnoozed(offset: number): boolean {
  return offset >= SNOOZED_FROM && offset < FROZEN_FROM;
}

