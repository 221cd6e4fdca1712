import type { Instant } from '../time/instant.js';

/**
 * When each of many is to be looked at next, in the order of time. Those who share a moment are kept together: most conversations are
 * reminded at the same hours, so that there are few moments, whatever the number of conversations.
 */
export class Looks {
  private readonly byTime = new Map<Instant, Set<string>>();
  private readonly times = new Map<string, Instant>();

  /** Replaces what was set. */
  set(who: string, at: Instant): void {
    this.delete(who);
    this.times.set(who, at);
    const together = this.byTime.get(at) ?? new Set();
    this.byTime.set(at, together.add(who));
  }

  delete(who: string): void {
    const at = this.times.get(who);
    if (at === undefined) return;
    this.times.delete(who);
    const together = this.byTime.get(at);
    together?.delete(who);
    if (together?.size === 0) this.byTime.delete(at);
  }

  clear(): void {
    this.byTime.clear();
    this.times.clear();
  }

  /** Who is to be looked at by this moment, the earliest first. */
  until(now: Instant): string[] {
    return [...this.byTime].filter(([at]) => at <= now).sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, together]) => [...together]);
  }
}
