import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { Clock } from '../time/clock.js';
import { editReference, type ReferenceTools } from './edit.js';
import { changeOf, factShown, factsListed, refusalOf } from './says.js';
import { readReferenceWords, readVerb } from './words.js';

/** Whether these words after `reference` look, change, or are none of its own. */
export function kindOfWish(rest: string): 'look' | 'change' | 'question' {
  const verb = rest.trim() === '' ? 'list' : readVerb(rest);
  if (verb === undefined) return 'question';
  return verb === 'list' || verb === 'expired' || verb === 'show' ? 'look' : 'change';
}

/** `reference list`, `reference expired`, `reference show REF`: what is held, until when it is good, and where it stands. */
export function look(rest: string): Answered {
  const words = readReferenceWords(rest);
  if (words.verb !== 'show') return { says: [factsListed.of({ onlyExpired: words.verb === 'expired' })] };
  return { says: [words.ref === '' ? refusalOf({ code: 'incomplete', said: 'reference show contact:secretariat' }) : factShown.of({ ref: words.ref.slice(0, 120) })] };
}

/** `reference edit|add|remove REF field=… reason=… source=…`, for the Secretariat. */
export async function change(heard: Heard, rest: string, tools: ReferenceTools & { readonly clock: Pick<Clock, 'machineNow'> }): Promise<Answered> {
  const { verb, ref, fields, ...grounds } = readReferenceWords(rest);
  if (ref === '' || ref.includes('=')) return { says: [refusalOf({ code: 'incomplete', said: 'reference edit contact:secretariat email=… reason=… source=https://…' })] };
  const wish = verb === 'remove' ? ({ kind: 'remove', ref } as const) : ({ kind: verb === 'add' ? 'add' : 'edit', ref, fields } as const);
  const plan = await editReference(wish, { ...grounds, by: who(heard.person.account), at: tools.clock.machineNow(), today: heard.facts.today }, tools);
  return { says: [plan.kind === 'refused' ? refusalOf(plan) : changeOf(wish.kind, plan.next)] };
}
