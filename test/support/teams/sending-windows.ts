const WINDOWS = [{ count: 7, perMs: 1_000 }, { count: 8, perMs: 2_000 }, { count: 60, perMs: 30_000 }, { count: 1_800, perMs: 3_600_000 }];

/** Keeps Teams' windows for each conversation: true where one more would be too fast, else it is counted. */
export function sendingWindows(): (id: string) => boolean {
  const times = new Map<string, number[]>();
  return (id) => {
    const now = Date.now();
    const sent = times.get(id) ?? [];
    if (WINDOWS.some(({ count, perMs }) => sent.filter((at) => now - at < perMs).length >= count)) return true;
    times.set(id, [...sent, now]);
    return false;
  };
}
