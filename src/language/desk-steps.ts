import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { begun, phrasesOf, type Phrase } from './step-phrases.js';

/** Commands behind which a step is named: `broadcast show B-3`, `support withdraw R-7`. */
const DESKS = ['broadcast', 'support', 'requests', 'networks'] as const;
const Steps = z.record(z.string(), z.array(z.string().min(1)).min(1));

const phrases = readPhrases();

/** What follows the command, with the step that it begins with by its English name, in whichever of the six languages it was typed; else as it is. */
export function stepInEnglish(command: string, rest: string): string {
  const step = begun(rest, phrases.get(command) ?? []);
  return step === undefined || runsOn(rest, step.rest) ? rest : `${step.name} ${step.rest}`.trim();
}

/** Chinese writes no space behind a word: what runs on in Chinese is another word, a code or a number is none. */
function runsOn(whole: string, rest: string): boolean {
  return /^\p{Script=Han}/u.test(rest) && !/[\s:：]$/u.test(whole.trim().slice(0, -rest.length));
}

function readPhrases(): ReadonlyMap<string, readonly Phrase<string>[]> {
  const file = z.record(z.enum(DESKS), Steps).parse(JSON.parse(readFileSync(new URL('./desk-steps.json', import.meta.url), 'utf8')));
  return new Map(DESKS.map((desk) => [desk, phrasesOf(Object.keys(file[desk]), file[desk])]));
}
