/** What happened, in readable lines, and how often each kind of thing did. */
export interface Story {
  /** The newest lines, oldest first. */
  readonly lines: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  tell(who: string, what: string): void;
  count(what: string, times?: number): void;
}

/** A promise of the bot that did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';

  constructor(readonly invariant: string, what: string) {
    super(`${invariant}: ${what}`);
  }
}

/** A failing seed is told whole: a short story has some thousand lines. */
const MOST_LINES = 200_000;

export function storyOf(nowMs: () => number): Story {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  return {
    lines,
    counts,
    tell(who, what) {
      if (lines.length < MOST_LINES) lines.push(`${new Date(nowMs()).toISOString().replace('T', ' ').slice(0, 23)}  ${who.padEnd(14)}  ${what}`);
    },
    count(what, times = 1) {
      counts.set(what, (counts.get(what) ?? 0) + times);
    },
  };
}
