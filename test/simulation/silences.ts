import type { PlatformLimits } from '../../src/chat/platform.js';
import type { Chance } from './chance.js';
import type { Caller } from './counterpart.js';
import { Broken, type Story } from './story.js';
import type { WorldClock } from './world-clock.js';

/** The platforms' own limits, as their documentation gives them (docs/slack.md, docs/teams.md). */
export const LIMITS: Record<'slack' | 'teams', PlatformLimits> = {
  slack: { perConversation: [{ count: 1, perMs: 1_000 }], perTenant: [{ count: 20, perMs: 1_000 }], retryAfterSilences: 'tenant' },
  teams: { perConversation: [{ count: 7, perMs: 1_000 }, { count: 60, perMs: 30_000 }], perTenant: [{ count: 25, perMs: 1_000 }], retryAfterSilences: 'conversation' },
};

/** A request as a platform sees it come in. */
export interface Request {
  readonly caller: Caller;
  readonly tenant: string;
  readonly conversation: string;
  /** What it wants, for the story: "post reply:1", "change slack-4". */
  readonly what: string;
}

/** Who was asked for silence (429 with Retry-After), and whether he keeps it. */
export interface Silences {
  /** Throws where the caller was asked, there, to be silent until later. */
  keeps(request: Request): void;
  /** The answer that comes after `answerMs` asks for silence. Returns how long, in milliseconds. */
  ask(request: Request, answerMs: number): number;
}

/** Whoever hears of a silence in this moment may have sent already. */
const ON_THE_WAY_MS = 1;

export function silencesOf(name: string, { retryAfterSilences }: PlatformLimits, { clock, chance, story }: { readonly clock: WorldClock; readonly chance: Chance; readonly story: Story }): Silences {
  const asked = new Map<string, { untilMs: number; caller: string; by: string }>();
  const placeOf = ({ tenant, conversation }: Request) => (retryAfterSilences === 'tenant' ? tenant : conversation);
  return {
    keeps(request) {
      const place = placeOf(request);
      const quiet = asked.get(place);
      if (quiet === undefined || quiet.caller !== request.caller.name || clock.nowMs() >= quiet.untilMs) return;
      throw new Broken('Retry-After is kept', `${name} answered "${quiet.by}" with a silence for ${place} until ${new Date(quiet.untilMs).toISOString()}, and "${request.what}" came ${((quiet.untilMs - clock.nowMs()) / 1_000).toFixed(1)} s before that`);
    },
    ask(request, answerMs) {
      const place = placeOf(request);
      const silenceMs = chance.between(1, 60) * 1_000;
      const untilMs = clock.nowMs() + answerMs + silenceMs;
      clock.after(answerMs + ON_THE_WAY_MS, () => {
        if (!request.caller.isAlive() || untilMs <= (asked.get(place)?.untilMs ?? 0)) return;
        asked.set(place, { untilMs, caller: request.caller.name, by: request.what });
        story.count('silences asked for');
        story.tell(name, `has asked ${request.caller.name} to leave ${place} alone for ${silenceMs / 1_000} s`);
      });
      return silenceMs;
    },
  };
}
