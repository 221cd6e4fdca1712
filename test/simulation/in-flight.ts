/** The bot may have read a fact so long before it acts on it: a claimed message waits for its place in line. */
export const IN_FLIGHT_MS = 3_000;

/** The facts that held at some time within the flight of a message. */
export function recent<T extends { readonly fromMs: number }>(newestFirst: readonly T[], nowMs: number): T[] {
  const at = newestFirst.findIndex(({ fromMs }) => fromMs <= nowMs - IN_FLIGHT_MS);
  return newestFirst.slice(0, at < 0 ? undefined : at + 1);
}
