import { plainForm } from '../language/plain-form.js';
import type { FormerDate, Milestone } from './milestone.js';

/** What a person's words name: one milestone, none, or several that they fit. */
export type Found = { readonly kind: 'one'; readonly milestone: Milestone } | { readonly kind: 'none' } | { readonly kind: 'several'; readonly milestones: readonly Milestone[] };

/** Finds a milestone by its id, its date code, its title or an alias; by words of the title where only one has them all. */
export function findMilestone(text: string, milestones: readonly Milestone[]): Found {
  const wanted = plainForm(text.trim());
  if (wanted === '') return { kind: 'none' };
  const named = milestones.filter((one) => one.id === wanted || plainForm(one.dateCode) === wanted || namesOf(one).includes(wanted));
  return foundAmong(named.length > 0 ? named : milestones.filter((one) => holdsAll(one, wanted)));
}

/** The same; also by the code of a date that it had before, as an older letter gives it. */
export function findByAnyCode(text: string, { milestones, formerDates }: { readonly milestones: readonly Milestone[]; readonly formerDates: readonly FormerDate[] }): Found {
  const wanted = plainForm(text.trim());
  const former = formerDates.find(({ dateCode }) => plainForm(dateCode) === wanted);
  return findMilestone(former?.milestone ?? text, milestones);
}

/** Tells of words whether they name one milestone. */
export function namesOneOf(milestones: readonly Milestone[]): (words: string) => boolean {
  return (words) => findMilestone(words, milestones).kind === 'one';
}

function foundAmong(milestones: readonly Milestone[]): Found {
  const [first, ...rest] = milestones;
  if (first === undefined) return { kind: 'none' };
  return rest.length === 0 ? { kind: 'one', milestone: first } : { kind: 'several', milestones };
}

function namesOf(milestone: Milestone): string[] {
  return [milestone.title, ...Object.values(milestone.aliases).flatMap((names) => names ?? [])].map(plainForm);
}

function holdsAll(milestone: Milestone, wanted: string): boolean {
  return namesOf(milestone).some((name) => wanted.split(' ').every((word) => name.includes(word)));
}
