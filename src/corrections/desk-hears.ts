import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { firstWord, readChangeWords, readReason, sourceFrom } from '../roadmap/change-words.js';
import { readDateWish } from '../roadmap/date-wish.js';
import { findByAnyCode, namesOneOf } from '../roadmap/find-milestone.js';
import { refuse, type Refusal } from '../roadmap/ledger-wish.js';
import type { Ledger } from '../roadmap/facts.js';
import type { HeldWish } from '../roadmap/held-wish.js';
import type { Milestone } from '../roadmap/milestone.js';
import { refusalOf } from '../roadmap/refused.js';
import { gatherBeliefs, type BeliefReads } from './beliefs.js';
import { beliefsCounted, whatIfTold } from './desk-says.js';
import { whatIf, type WhatIfReads } from './what-if.js';

/** `who still believes imrf-2030`. */
export async function tellBeliefs({ facts }: Heard, rest: string, reads: BeliefReads): Promise<Answered> {
  const milestone = named(rest, facts.ledger);
  if ('code' in milestone) return refused(milestone);
  return { says: [beliefsCounted.of(await gatherBeliefs(milestone, reads))] };
}

/** `what if move imrf-2030 DATE reason … source URL`, `what if confirm …`, `what if cancel …`. */
export async function tellWhatIf({ facts, person }: Heard, rest: string, reads: WhatIfReads): Promise<Answered> {
  const { first, rest: after } = firstWord(rest);
  const words = readChangeWords(after, namesOneOf(facts.ledger.milestones));
  const milestone = named(words.named, facts.ledger);
  if ('code' in milestone) return refused(milestone);
  const source = words.url === null ? null : sourceFrom(words.url);
  if (source === undefined) return refused(refuse('source-broken', words.url ?? ''));
  const { wish, reason } = readWish(first.toLowerCase(), milestone.id, words.rest);
  if ('code' in wish) return refused(wish);
  const by = who(person.account);
  const looked = await whatIf(wish, { by, now: facts.now, reason, source }, reads, facts.networks, facts.ledger);
  if (looked.kind === 'refused') return refused(looked);
  const unconfirmed = [...new Set(looked.translations.filter(({ state }) => state !== 'confirmed').map(({ language }) => language))];
  return { says: [whatIfTold.of({ wish, reason, source, by, effect: { ...looked.effect }, calendars: looked.calendars, unconfirmed })] };
}

function readWish(verb: string, id: string, rest: string): { readonly wish: HeldWish | Refusal; readonly reason: string | null } {
  if (verb === 'confirm') return { wish: { kind: 'confirm', id }, reason: readReason(rest) };
  if (verb === 'cancel') return { wish: { kind: 'cancel', id }, reason: readReason(rest) };
  const { first, rest: reason } = firstWord(rest.replace(/\s*(\.\.\.?|…)\s*/, '..'));
  const date = readDateWish(first);
  return { wish: date === undefined ? refuse('date-unreadable', first) : { kind: 'move', id, date }, reason: readReason(reason) };
}

function named(text: string, ledger: Ledger): Milestone | Refusal {
  const found = findByAnyCode(text, ledger);
  if (found.kind === 'one') return found.milestone;
  return found.kind === 'several' ? refuse('several', found.milestones.slice(0, 5).map(({ id }) => id).join(', ')) : refuse('unknown', text.slice(0, 200));
}

function refused(refusal: Refusal): Answered {
  return { says: [refusalOf(refusal)] };
}
