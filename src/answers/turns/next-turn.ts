import type { Answer } from '../answer.js';
import type { Question } from '../reading/read-question.js';
import type { Turn } from './turn.js';

/** What is kept of an answer for the follow-ups to it: a new turn, the one before it (`same`), or nothing any more (`none`). */
export type NextTurn = Turn | 'same' | 'none';

/**
 * What follow-ups may lean on after this answer. A person's own case and small talk change nothing and leave nothing;
 * after a reference fact no date is "it" any more.
 */
export function nextTurn({ intent, locale, milestones, window }: Answer, { subjects, regions, years }: Question): NextTurn {
  if (intent === 'support' || intent === 'reference') return 'none';
  if (intent === 'offtopic') return 'same';
  if (intent === 'unknown' && subjects.size === 0) return 'same';
  return { language: locale, intent, milestones: [...milestones], subjects: [...subjects], regions: [...regions], years: [...years], window: window ?? null };
}
