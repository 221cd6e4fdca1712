import { LONGEST_TEXT, isOpen, isUntaken, type SupportRequest, type SupportState, type SupportStep } from './support-request.js';

/** Why nothing was done. */
export type SupportRefusalCode = 'no-request' | 'not-yours' | 'over' | 'changed' | 'not-waiting' | 'text-missing' | 'text-long' | 'assignee-unknown' | 'no-offer' | 'day-passed' | 'link-broken' | 'kind-unknown';

/** A refusal, with what was said and, where it has one, the state in which the request is. */
export interface SupportRefusal {
  readonly kind: 'refused';
  readonly code: SupportRefusalCode;
  readonly said: string;
  readonly state: SupportState | null;
}

/** What somebody wants done with a request. */
export interface StepWish {
  readonly step: SupportStep;
  /** The question, the answer, the reply or the reason; empty for the others. */
  readonly words: string;
  /** Who takes it on, for `assign`. */
  readonly assignee: string | null;
  /** The revision that stood on the card; null where it was typed. */
  readonly seen: number | null;
}

/** A refusal. */
export function refuse(code: SupportRefusalCode, said = '', state: SupportState | null = null): SupportRefusal {
  return { kind: 'refused', code, said, state };
}

/** What a step makes of a request: its next values, or why nothing is done. Who may do it was decided before. */
export function planStep(request: SupportRequest, wish: StepWish, by: string): SupportRequest | SupportRefusal {
  const { state } = request;
  if (!isOpen(request)) return refuse('over', '', state);
  if (wish.seen !== null && wish.seen !== request.revision) return refuse('changed', '', state);
  const words = wish.words.trim();
  if (words === '' && NEEDS_WORDS.includes(wish.step)) return refuse('text-missing', '', state);
  if (words.length > LONGEST_TEXT) return refuse('text-long', String(LONGEST_TEXT), state);
  const revision = request.revision + 1;
  const taken = { ...request, assignee: isUntaken(request) ? by : request.assignee, revision };
  switch (wish.step) {
    case 'assign':
      return { ...taken, assignee: wish.assignee ?? by, state: state === 'waiting' ? 'waiting' : 'assigned' };
    case 'wait':
      return { ...taken, state: 'waiting' };
    case 'answer':
      return state === 'waiting' ? { ...request, state: 'assigned', revision } : refuse('not-waiting', '', state);
    case 'done':
      return { ...taken, state: 'done' };
    case 'decline':
      return { ...taken, state: 'declined' };
    case 'withdraw':
      return { ...request, state: 'withdrawn', revision };
  }
}

const NEEDS_WORDS: readonly SupportStep[] = ['wait', 'answer', 'done', 'decline'];
