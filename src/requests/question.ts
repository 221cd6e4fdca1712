import { z } from 'zod';
import type { Language } from '../language/language.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { daysBetween } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';

/** How the house ended with a question: it gave an answer, or had none. */
export const Outcome = z.enum(['answered', 'unanswered']);
export type Outcome = z.infer<typeof Outcome>;

/** What somebody pressed under an answer: it was right, it was wrong, or the Secretariat should be asked. */
export const Verdict = z.enum(['right', 'wrong', 'asked']);
export type Verdict = z.infer<typeof Verdict>;

/** How long a question waits under its answer for somebody to press. After that it is forgotten: the machine's time, one day. */
export const KEPT_UNDER_ANSWER_MS = 24 * 3_600_000;

/** How long the reply to somebody who cannot be reached is kept, in milliseconds: thirty days. */
export const KEPT_UNSENT_MS = 30 * 24 * 3_600_000;

/** The names of what the Secretariat says to those who asked. Their deliveries tell who that was: they are forgotten once they have ended. */
export const REPLIED = 'questions.replied';
export const CLOSED = 'questions.closed';
/** What is asked while a draft is written in words shows what people wrote: it is forgotten likewise. */
export const FORGOTTEN_ONCE_SENT = [REPLIED, CLOSED, 'practices.asked', 'practices.conflict'] as const;

/** From so many days on a question that nobody answered stands first. */
export const OVERDUE_DAYS = 7;

/**
 * A question that waits under its answer. A button holds ids only, so the words wait here until somebody presses:
 *
 *   open ──right──→ taken (words gone) ──a day──→ forgotten
 *    │ └──wrong, asked──→ taken; the words are in the queue
 *    └──a day──→ forgotten
 *
 * Never kept: a person's own case, what the house is not for, a question that the bot answered with a question. Who asked is
 * not kept, only where.
 */
export interface AskedQuestion {
  /** The key of the delivery that answered it. */
  readonly answer: string;
  readonly conversation: string;
  readonly thread: string | null;
  readonly language: Language;
  /** Empty once it was taken. */
  readonly text: string;
  readonly outcome: Outcome;
  readonly verdict: Verdict | null;
  /** The asker's day. */
  readonly askedOn: CalendarDate;
  /** Machine time. */
  readonly keptAt: Instant;
}

/** A question in the Secretariat's queue, until it is replied to or closed: then the row is gone. */
export interface QueuedQuestion {
  /** Shown as `Q-7`; never given twice. */
  readonly number: number;
  /** The number of the first question of its kind: what alike questions are called by. */
  readonly group: number;
  readonly conversation: string;
  readonly thread: string | null;
  readonly language: Language;
  readonly text: string;
  /** `unanswered`, or `wrong` where an answer was given and somebody doubts it. */
  readonly why: 'unanswered' | 'wrong';
  readonly askedOn: CalendarDate;
}

/** `Q-7`, as it is shown and typed. */
export function questionCode(number: number): string {
  return `Q-${number}`;
}

/** The number in `Q-7`, `q7` or `7`; undefined for anything else. */
export function readQuestionCode(text: string): number | undefined {
  return readNumber(/^q?-?(\d{1,9})$/i, text);
}

/** The number after a letter, above nought. */
export function readNumber(shape: RegExp, text: string): number | undefined {
  const found = shape.exec(text.trim())?.[1];
  return found === undefined || Number(found) === 0 ? undefined : Number(found);
}

/** Whether nobody replied to it for too long. */
export function isOverdue(since: CalendarDate, today: CalendarDate): boolean {
  return daysBetween(since, today) >= OVERDUE_DAYS;
}
