import type { Told } from './expected.js';
import type { Arrived } from './year.js';

/** The dates that messages told, each by itself. */
export function told(arrived: readonly Arrived[]): Told[] {
  return arrived.flatMap(({ country, atMs, about }) => about.map(({ milestone, dateRevision }) => ({ country, atMs, milestone, revision: dateRevision })));
}

/** One line each, so that a difference is read at once. */
export function inOrder(all: readonly Told[]): string[] {
  return all.map(({ country, atMs, milestone, revision }) => `${country} ${new Date(atMs).toISOString()} ${milestone} ${revision}`).sort();
}
