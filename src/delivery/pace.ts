import type { ChatPlatform, SendOutcome } from '../chat/platform.js';
import type { Clock } from '../time/clock.js';
import { plusMs, type Instant } from '../time/instant.js';
import type { Limiter } from './limiter.js';

/** Keeps what platforms allow: which conversations must wait, and how long a workspace must. */
export class Pace {
  private readonly blockedUntil = new Map<string, Instant>();

  constructor(
    private readonly limiter: Limiter,
    private readonly clock: Clock,
  ) {}

  /** Conversations (ids) that may not be written to now. */
  blocked(now: Instant): string[] {
    for (const [conversation, until] of this.blockedUntil) if (until <= now) this.blockedUntil.delete(conversation);
    return [...this.blockedUntil.keys()];
  }

  /** When blocked conversations open again. */
  openings(): Instant[] {
    return [...this.blockedUntil.values()];
  }

  /** Waits for the workspace's window, which is short (a second): waiting keeps the order. Spends one. */
  async waitForTenant(platform: ChatPlatform, tenant: string): Promise<void> {
    const key = tenantKey(platform, tenant);
    const windows = platform.limits.perTenant;
    for (;;) {
      const ms = this.limiter.waitMs(key, windows, this.clock.machineNow());
      if (ms <= 0) break;
      await this.clock.wait(ms);
    }
    this.limiter.spend(key, windows, this.clock.machineNow());
  }

  /** After a try: the conversation's window is spent, and a Retry-After silences it and its workspace. */
  note(platform: ChatPlatform, conversation: string, tenant: string, outcome: SendOutcome): void {
    const now = this.clock.machineNow();
    this.limiter.spend(conversation, platform.limits.perConversation, now);
    const pauseMs = outcome.kind === 'later' ? (outcome.retryAfterMs ?? 0) : 0;
    if (pauseMs > 0) this.limiter.pause(tenantKey(platform, tenant), pauseMs, now);
    const waitMs = Math.max(pauseMs, this.limiter.waitMs(conversation, platform.limits.perConversation, now));
    if (waitMs > 0) this.blockedUntil.set(conversation, plusMs(now, waitMs));
  }
}

function tenantKey(platform: ChatPlatform, tenant: string): string {
  return `${platform.name} ${tenant}`;
}
