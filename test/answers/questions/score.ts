import { z } from 'zod';
import type { BatchAnswer } from '../../../src/answers/batch.js';

const Expected = z.object({
  intent: z.string(), intents: z.array(z.string()).optional(), milestones: z.array(z.string()).optional(), anyOf: z.array(z.string()).optional(), first: z.number().optional(),
  dates: z.array(z.string()).optional(), days: z.number().optional(), status: z.string().optional(), refs: z.array(z.string()).optional(),
});

/** A question with what its answer is judged by. What `expect` does not name is not judged. */
export const JudgedQuestion = z.looseObject({ id: z.string(), locale: z.string(), question: z.string(), expect: Expected });
export type JudgedQuestion = z.infer<typeof JudgedQuestion>;

/** Everything that is wrong with an answer; nothing where it is right. */
export function faultsOf({ locale, expect }: JudgedQuestion, answer: BatchAnswer): string[] {
  const intents = (expect.intents ?? [expect.intent]).map(kindOf);
  return [
    ...(intents.includes(kindOf(answer.intent)) ? [] : [`intent ${answer.intent}`]),
    ...(answer.locale === locale ? [] : [`locale ${answer.locale}`]),
    ...milestoneFaults(expect, answer.milestones),
    ...missing('date', expect.dates, answer.dates),
    ...missing('ref', expect.refs, answer.refs),
    ...(expect.days === undefined || expect.days === answer.days ? [] : [`days ${answer.days}`]),
    ...(expect.status === undefined || expect.status === answer.status ? [] : [`status ${answer.status}`]),
    ...((expect.intent === 'unknown' || expect.intent === 'offtopic') && answer.dates.length > 0 ? ['names a date'] : []),
    ...(answer.text.trim() === '' ? ['no text'] : []),
  ];
}

// "Which event comes next" and "what lies in this month" are one kind.
function kindOf(intent: string): string {
  return intent === 'period' ? 'next' : intent;
}

function missing(what: string, wanted: readonly string[] = [], named: readonly string[]): string[] {
  return wanted.filter((one) => !named.includes(one)).map((one) => `${what} ${one} is missing`);
}

function milestoneFaults({ intent, milestones: wanted = [], anyOf = [], first = 0 }: JudgedQuestion['expect'], named: readonly string[]): string[] {
  if (intent === 'date' || intent === 'changed') return firstFaults(anyOf.length > 0 ? anyOf : wanted.slice(0, 1), named[0]);
  if (intent === 'clarify') return missing('milestone', wanted, named);
  if (intent !== 'next' && intent !== 'period') return [];
  const misplaced = wanted.slice(0, first).filter((id, at) => named[at] !== id).map((id) => `${id} is not in its place`);
  // Of what comes next fewer may be named than there are.
  const pool = intent === 'next' ? wanted.slice(0, Math.max(first, named.length)) : wanted;
  return [...misplaced, ...(likeness(pool, named) >= 0.8 ? [] : [`other milestones: ${named.join()}`])];
}

function firstFaults(right: readonly string[], first: string | undefined): string[] {
  return right.length === 0 || (first !== undefined && right.includes(first)) ? [] : [`milestone ${first}`];
}

/** F1 of two sets. */
function likeness(wanted: readonly string[], named: readonly string[]): number {
  const both = named.filter((id) => wanted.includes(id)).length;
  return wanted.length + named.length === 0 ? 1 : (2 * both) / (wanted.length + named.length);
}
