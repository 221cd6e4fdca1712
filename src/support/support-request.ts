import { z } from 'zod';
import { Language } from '../language/language.js';
import type { NetworkCode } from '../networks/network.js';
import { accountOf } from '../people/person.js';
import { Ref } from '../reference/entry.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';

/**
 * A network asks the Secretariat for something that the letter offers:
 *
 *   new ──assign──→ assigned ⇄ waiting (wait: the network is asked something; answer: it replied)
 *    │                 │          │
 *    └─────────────────┴──────────┴──→ done (with a reply) | declined (with a reason) | withdrawn (by who asked)
 *
 * Whoever asks the network, ends or declines one that nobody has taken on takes it on by that.
 */
export const SupportState = z.enum(['new', 'assigned', 'waiting', 'done', 'declined', 'withdrawn']);
export type SupportState = z.infer<typeof SupportState>;

/** States in which somebody still has something to do. */
export const OPEN_STATES = ['new', 'assigned', 'waiting'] as const satisfies readonly SupportState[];

/** What can be done with a request; the first four by the Secretariat, the others by who asked. */
export const SupportStep = z.enum(['assign', 'wait', 'done', 'decline', 'answer', 'withdraw']);
export type SupportStep = z.infer<typeof SupportStep>;

/** The longest text of a request or of a step, in characters. */
export const LONGEST_TEXT = 3_000;

/** What was asked for. */
export const SupportWish = z.object({
  /** The offer (`support:secretariat-support`). */
  offer: Ref,
  /** Which of the things that the offer names, by its English title. */
  kind: z.string().min(1).max(2_000),
  /** In the asker's words. */
  what: z.string().trim().min(1).max(LONGEST_TEXT),
  /** The day by which it is needed. */
  wantedBy: CalendarDate.nullable(),
  /** The language in which it is needed. */
  inLanguage: Language.nullable(),
  /** Where the text to be looked at lies. */
  link: z.url({ protocol: /^https?$/ }).nullable(),
});
export type SupportWish = z.infer<typeof SupportWish>;

/** A request for support, as it stands. */
export interface SupportRequest extends SupportWish {
  /** Shown as `R-7`; never given twice. */
  readonly number: number;
  readonly state: SupportState;
  /** Where it was asked: each step is told there. */
  readonly conversation: string;
  readonly thread: string | null;
  /** The language in which it was asked. */
  readonly language: Language;
  /** The account that asked, as `who` writes it. */
  readonly asker: string;
  readonly network: NetworkCode | null;
  /** The account at the Secretariat that has taken it on. */
  readonly assignee: string | null;
  /** The asker's day. */
  readonly askedOn: CalendarDate;
  /** Counts every step. */
  readonly revision: number;
}

/** How a request came to be as it is: one for each revision. */
export interface SupportEvent {
  readonly number: number;
  readonly revision: number;
  readonly state: SupportState;
  readonly by: string;
  readonly at: Instant;
  /** The question, the answer to it, the reply or the reason. */
  readonly words: string | null;
}

/** From so many days on a request that nobody has taken on is overdue. */
export const UNTAKEN_DAYS = 7;

/** `R-7`, as it is shown and typed. */
export function requestCode(number: number): string {
  return `R-${number}`;
}

/** The number in `R-7`, `r7` or `7`; undefined for anything else. */
export function readRequestCode(text: string): number | undefined {
  const found = /^r?-?(\d{1,9})$/i.exec(text.trim())?.[1];
  return found === undefined || Number(found) === 0 ? undefined : Number(found);
}

/** Whether somebody still has something to do with it. */
export function isOpen({ state }: Pick<SupportRequest, 'state'>): boolean {
  return OPEN_STATES.some((one) => one === state);
}

/** Whether it is nobody's: not taken on yet, or by somebody who was erased, of whom no account is left. */
export function isUntaken({ state, assignee }: Pick<SupportRequest, 'state' | 'assignee'>): boolean {
  return state === 'new' || (assignee !== null && accountOf(assignee) === undefined);
}

/** Whether its day has passed, or it has been nobody's a week after it was asked. */
export function isOverdue(request: Pick<SupportRequest, 'state' | 'wantedBy' | 'askedOn' | 'assignee'>, today: CalendarDate): boolean {
  if (!isOpen(request)) return false;
  return (request.wantedBy !== null && request.wantedBy < today) || (isUntaken(request) && daysBetween(request.askedOn, today) >= UNTAKEN_DAYS);
}
