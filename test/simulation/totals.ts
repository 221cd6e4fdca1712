/** Adds up how often each thing happened. */
export function addCounts(total: Map<string, number>, counts: Iterable<readonly [string, number]>): void {
  for (const [what, times] of counts) total.set(what, (total.get(what) ?? 0) + times);
}

/** A table, in the order of the words. */
export function tableOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([what, times]) => `${String(times).padStart(9)}  ${what}\n`).join('');
}
