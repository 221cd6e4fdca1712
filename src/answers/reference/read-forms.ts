import { fact, type FoundReference } from './found.js';
import type { Question } from './question.js';

/** Handing in a practice or a pledge: who may, how, what is asked. */
export function readForms({ says, saysAny }: Question): FoundReference | undefined {
  if (says('declaration') || saysAny('objective', 'roundtable')) return undefined;
  if (says('pledge')) return fact(saysAny('submit', 'form-question', 'what-is') ? 'named' : 'weak', 'form:pledge');
  if (says('practice')) return fact(saysAny('submit', 'form-question', 'what-is') ? 'named' : 'weak', 'form:practice');
  // "Our project ended in 2017, can we submit it?"
  return says('project', 'submit') && says('own') ? fact('likely', 'form:practice') : undefined;
}
