import { byDate } from '../../roadmap/milestone.js';
import type { Known } from '../finding/known.js';

/** What is the same as this in other years: the same kind of event about the same, in the same region; its number where that comes again in each cycle. */
export function seriesOf(one: Known, all: readonly Known[], { inAnyRegion = false } = {}): readonly Known[] {
  const family = all.filter((other) => isLike(one, other) && (inAnyRegion || other.milestone.region === one.milestone.region));
  const comesAgain = one.number !== undefined && family.some((other) => other.number === one.number && other.milestone.cycle !== one.milestone.cycle);
  return comesAgain ? family.filter(({ number }) => number === one.number) : family;
}

/** The one right before or after this in its series, by date. */
export function besideIn(series: readonly Known[], { milestone }: Known, way: 'earlier' | 'later'): Known | undefined {
  const inOrder = [...series].sort((one, other) => byDate(one.milestone, other.milestone));
  return way === 'earlier' ? inOrder.findLast((other) => other.milestone.startsOn < milestone.startsOn) : inOrder.find((other) => other.milestone.startsOn > milestone.startsOn);
}

function isLike(one: Known, other: Known): boolean {
  const [own, others] = [[...one.own], [...other.own]];
  const isAboutTheSame = own.length === others.length && own.every((subject) => other.own.has(subject));
  return isAboutTheSame && own.length > 0 && one.isDeadline === other.isDeadline && one.milestone.kind === other.milestone.kind && one.milestone.network === other.milestone.network;
}
