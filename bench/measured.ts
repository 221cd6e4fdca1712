/** The median and the 99th percentile, and both in words. */
export function spread(times: readonly number[]): { p99: number; told: string } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p99: at(0.99), told: `${at(0.5).toFixed(2)} ms median, ${at(0.99).toFixed(2)} ms 99th` };
}

/** How long it took, as a person waits for it. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** One line of what was measured. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
