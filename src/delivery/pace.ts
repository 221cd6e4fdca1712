import type { ChatPlatform, RateWindow, SendOutcome } from '../chat/platform.js';
import type { ConversationAddress } from '../chat/conversation.js';
import type { Clock } from '../time/clock.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import type { Limiter } from './limiter.js';
import { isTenantKey, platformOf, tenantKey, type Silence, type TenantKey } from './repository.js';

/** Claimed so long before its place in line comes, so that the claim itself costs no time there. */
const AHEAD_MS = 250;

/** Keeps what platforms allow: which conversations and workspaces must wait, and how many a workspace may have now. */
export class Pace {
  private readonly blockedUntil = new Map<string, Instant>();
  /** Workspaces that were written to. */
  private readonly tenants = new Set<TenantKey>();
  private unwritten: Silence[] = [];

  constructor(
    private readonly limiter: Limiter,
    private readonly clock: Clock,
    private readonly platforms: ReadonlyMap<string, Pick<ChatPlatform, 'limits'>>,
  ) {}

  /** Conversations (ids) that may not be written to now. */
  blocked(now: Instant): string[] {
    for (const [conversation, until] of this.blockedUntil) if (until <= now) this.blockedUntil.delete(conversation);
    return [...this.blockedUntil.keys()];
  }

  /** Workspaces that may not be written to now. */
  closedTenants(now: Instant): TenantKey[] {
    return [...this.tenants].filter((tenant) => this.room(tenant, now, 1) === 0);
  }

  /** How many a workspace may have now, at most `most`. */
  room(tenant: TenantKey, now: Instant, most: number): number {
    return this.limiter.room(tenant, this.windowsOf(tenant), now, AHEAD_MS, most);
  }

  /** When blocked conversations and workspaces open again. */
  openings(now: Instant): Instant[] {
    const tenants = [...this.tenants].map((tenant) => plusMs(now, this.limiter.waitMs(tenant, this.windowsOf(tenant), now) - AHEAD_MS));
    return [...this.blockedUntil.values(), ...tenants.filter((at) => at > now)];
  }

  /**
   * Waits for a place in the workspace's line; taking one keeps the order. Resolves with the silence, in milliseconds, that the
   * platform asked for before or meanwhile: then nothing may be sent. Ends early, with 1, when the signal is aborted.
   */
  async waitForTurn(platform: ChatPlatform, conversation: string, { tenant }: ConversationAddress, stopping: AbortSignal): Promise<number> {
    const key = tenantKey(platform.name, tenant);
    this.tenants.add(key);
    const { perTenant, perConversation } = platform.limits;
    const pausedMs = (now: Instant): number => Math.max(this.limiter.pausedMs(key, now), this.limiter.pausedMs(conversation, now));
    // Nothing is kept until a silence is over, unless it was claimed just ahead of that: it may be recalled by then, or its date have moved.
    const silenceMs = pausedMs(this.clock.machineNow());
    if (silenceMs > AHEAD_MS) return silenceMs;
    const place = this.limiter.place(key, perTenant, this.clock.machineNow());
    // Who wakes late, as on a machine that stood still, makes those behind him wait for him: else they would leave together.
    const leftMs = (): number => this.limiter.leave(key, place, perTenant, this.clock.machineNow());
    for (let ms = leftMs(); ms > 0 && !stopping.aborted; ms = leftMs()) await this.clock.wait(ms, stopping);
    const now = this.clock.machineNow();
    const refusedMs = stopping.aborted ? 1 : pausedMs(now);
    if (refusedMs > 0) this.limiter.giveUp(key, place);
    else this.limiter.take(conversation, perConversation, now);
    return refusedMs;
  }

  /** After a try: a Retry-After silences what the platform means by it, and the conversation waits for its window. */
  note(platform: ChatPlatform, conversation: string, { tenant }: ConversationAddress, outcome: SendOutcome): void {
    const now = this.clock.machineNow();
    const pauseMs = outcome.kind === 'later' ? (outcome.retryAfterMs ?? 0) : 0;
    if (pauseMs > 0) {
      const key = platform.limits.retryAfterSilences === 'tenant' ? tenantKey(platform.name, tenant) : conversation;
      this.limiter.pause(key, pauseMs, now);
      this.unwritten = [...this.unwritten, { key, until: plusMs(now, pauseMs) }];
    }
    const waitMs = this.limiter.waitMs(conversation, platform.limits.perConversation, now);
    if (waitMs > 0) this.blockedUntil.set(conversation, plusMs(now, waitMs));
  }

  /** What platforms asked for and is not written yet: others are to hold to it too. */
  newSilences(): readonly Silence[] {
    return this.unwritten;
  }

  areWritten(silences: readonly Silence[]): void {
    this.unwritten = this.unwritten.filter((one) => !silences.includes(one));
  }

  /** What platforms asked of others, or of an earlier life: conversations wait until then, workspaces have no room. */
  hear(silences: readonly Silence[]): void {
    const now = this.clock.machineNow();
    for (const { key, until } of silences) {
      this.limiter.pause(key, msOf(until) - msOf(now), now);
      if (isTenantKey(key)) this.tenants.add(key);
      else this.blockedUntil.set(key, until);
    }
  }

  private windowsOf(tenant: TenantKey): readonly RateWindow[] {
    return this.platforms.get(platformOf(tenant) ?? '')?.limits.perTenant ?? [];
  }
}
