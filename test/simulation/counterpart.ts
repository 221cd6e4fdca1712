import type { ChatPlatform, Destination, FoundPosted, SendOutcome } from '../../src/chat/platform.js';
import type { Chance } from './chance.js';
import { changesOf, type Standing } from './counterpart-changes.js';
import { answerFaulty, POST_FAULTS } from './post-faults.js';
import { LIMITS, silencesOf, type Request } from './silences.js';
import type { Story } from './story.js';
import { Broken } from './story.js';
import type { WorldClock } from './world-clock.js';

/** A message that the platform took. */
export interface Accepted {
  readonly key: string;
  readonly conversation: string;
  readonly atMs: number;
  readonly text: string;
  readonly about: readonly { readonly milestone: string; readonly dateRevision: number }[];
  readonly receipt: string;
  /** Its history shows it only then. */
  readonly shownMs: number;
}

/** What a life of the bot brings along: answers never reach a dead one. */
export interface Caller {
  readonly name: string;
  isAlive(): boolean;
  /** All that was in memory is gone. */
  die(): void;
}

/** One platform, in process: it counts, limits, fails, and keeps what it took. */
export interface Counterpart {
  readonly name: 'slack' | 'teams';
  readonly accepted: readonly Accepted[];
  /** Whatever was there to read, new or changed in place, in its order. */
  readonly read: readonly Pick<Accepted, 'key' | 'conversation' | 'about'>[];
  /** The same messages by their receipts, as they stand there now. */
  readonly standing: ReadonlyMap<string, Standing>;
  /** Requests that are open now. */
  readonly open: ReadonlySet<string>;
  /** Conversations that are gone, with since when. */
  readonly gone: Map<string, number>;
  readonly faults: { share: number };
  /** The next post of this workspace is answered with a Retry-After, whatever the share of faults. */
  hushNext(tenant: string): void;
  /** The port, as one life of the bot sees it. */
  portFor(caller: Caller): ChatPlatform;
}

const ASK_FAULTS = ['ask 429', 'ask 500', 'ask hang', 'ask garbage'] as const;

export interface CounterpartTools {
  readonly clock: WorldClock;
  readonly chance: Chance;
  readonly story: Story;
  /** Looks at each request as it comes in: what it tells must hold at that moment. */
  readonly onBroken: (fault: unknown) => void;
  readonly onPost: (platform: string, conversation: string, key: string, about: Accepted['about']) => void;
  /** The words that somebody is about to read, new or in place of others. */
  readonly onText: (conversation: string, key: string, text: string) => void;
}

export function counterpart(name: Counterpart['name'], tools: CounterpartTools): Counterpart {
  const { clock, chance, story, onPost, onText } = tools;
  const accepted: Accepted[] = [];
  const read: Pick<Accepted, 'key' | 'conversation' | 'about'>[] = [];
  const open = new Set<string>();
  const gone = new Map<string, number>();
  const faults = { share: 0.1 };
  const hushed = new Set<string>();
  const told403 = new Map<string, { atMs: number; caller: string }>();
  const limits = LIMITS[name];
  const silences = silencesOf(name, limits, tools);
  const changes = changesOf({ clock, chance, story, silences, share: () => faults.share, isGone: (conversation) => gone.has(conversation), answer, onOpen: (caller, what) => {
    const one = `${caller.name} ${what}`;
    open.add(one);
    return () => open.delete(one);
  } });
  let posted = 0;

  function take(key: string, conversation: string, text: string, about: Accepted['about']): string {
    posted += 1;
    const receipt = `${name}-${posted}`;
    read.push({ key, conversation, about });
    changes.stands(receipt, { key, conversation, text, isRemoved: false });
    accepted.push({ key, conversation, atMs: clock.nowMs(), text, about, receipt, shownMs: clock.nowMs() + (chance.happens(0.2) ? chance.between(0, 6_000) : 0) });
    story.tell(name, `took ${key} in ${conversation}`);
    return receipt;
  }

  /** Answers a living caller after `ms`; a dead one never hears it. */
  function answer<T>(caller: Caller, ms: number, value: T): Promise<T> {
    return new Promise((resolve) => clock.after(ms, () => {
      if (caller.isAlive()) resolve(value);
    }));
  }

  function post(caller: Caller, { address: { tenant, conversation }, onlyFor }: Destination, key: string, text: string, about: Accepted['about']): Promise<SendOutcome> {
    const request = { caller, tenant, conversation, what: `post ${key}` };
    silences.keeps(request);
    const refused = told403.get(conversation);
    if (refused !== undefined && refused.atMs >= (gone.get(conversation) ?? Infinity) && refused.caller === caller.name && clock.nowMs() > refused.atMs + 60_000) throw new Broken('who is gone is left alone', `${key} went to ${conversation}, which had answered 403 before`);
    onPost(name, conversation, key, about);
    onText(conversation, key, text);
    const open_ = `${caller.name} ${key}`;
    open.add(open_);
    const ms = chance.between(50, 900);
    const end = (after: number, outcome: SendOutcome): Promise<SendOutcome> => answer(caller, after, outcome).then((one) => {
      open.delete(open_);
      return one;
    });
    // One person who cannot be reached does not close the conversation for all: what is for her alone tells nothing of it.
    const tell403 = () => {
      if (onlyFor === null) told403.set(conversation, { atMs: clock.nowMs() + ms, caller: caller.name });
    };
    if (gone.has(conversation)) {
      tell403();
      return end(ms, { kind: 'unreachable', reason: 'is_archived' });
    }
    const isHushed = hushed.delete(tenant);
    if (!isHushed && !chance.happens(faults.share)) return end(ms, { kind: 'sent', receipt: take(key, conversation, text, about) });
    const fault = isHushed ? '429 with Retry-After' : chance.pick(POST_FAULTS);
    story.count(`fault ${fault}`);
    story.tell(name, `answers ${key} with: ${fault}`);
    return answerFaulty(fault, {
      take: () => take(key, conversation, text, about),
      isTaken: () => chance.happens(0.5),
      end: (outcome) => end(ms, outcome),
      endLate: (outcome) => end(chance.between(10_000, 40_000), outcome()),
      silenceMs: () => silences.ask(request, ms),
      goes: () => {
        gone.set(conversation, clock.nowMs());
        tell403();
      },
      hang: () => {
        clock.after(60_000, () => open.delete(open_));
        return new Promise(() => undefined);
      },
    });
  }

  function find(caller: Caller, conversation: string, key: string): Promise<FoundPosted> {
    if (name === 'teams') return Promise.resolve({ kind: 'unsupported' });
    const ms = chance.between(50, 900);
    if (chance.happens(faults.share)) {
      const fault = chance.pick(ASK_FAULTS);
      story.count(`fault ${fault}`);
      if (fault === 'ask hang') return new Promise(() => undefined);
      return answer(caller, ms, null).then(() => {
        throw new Error(fault);
      });
    }
    const found = accepted.find((one) => one.key === key && one.conversation === conversation && one.shownMs <= clock.nowMs());
    const changed = changes.changedBy.get(key);
    if (found === undefined && changed !== undefined && changes.standing.get(changed)?.isRemoved === false) return answer(caller, ms, { kind: 'found', receipt: changed, about: null });
    return answer(caller, ms, found === undefined ? { kind: 'absent' } : { kind: 'found', receipt: found.receipt, about: found.about });
  }

  /** A broken promise ends the simulation, not the bot's request. */
  function unlessBroken<T>(request: () => Promise<T>): Promise<T> {
    try {
      return request();
    } catch (fault) {
      tools.onBroken(fault);
      return new Promise(() => undefined);
    }
  }

  return {
    name, accepted, read, standing: changes.standing, open, gone, faults,
    hushNext: (tenant) => void hushed.add(tenant),
    portFor: (caller) => ({
      name, limits, capabilities: { findsPosted: name === 'slack', updates: true, removes: true },
      post: (to, message, key) => unlessBroken(() => post(caller, to, key, message.text, message.about)),
      update: (at, receipt, message, key) => unlessBroken(() => {
        const request = requestOf(caller, at, `change ${receipt} for ${key}`);
        silences.keeps(request);
        onText(at.address.conversation, key, message.text);
        return changes.update(request, receipt, key, message.text, () => read.push({ key, conversation: at.address.conversation, about: message.about }));
      }),
      remove: (at, receipt) => unlessBroken(() => {
        const request = requestOf(caller, at, `remove ${receipt}`);
        silences.keeps(request);
        return changes.remove(request, receipt);
      }),
      findPosted: (at, key) => find(caller, at.address.conversation, key),
    }),
  };
}

function requestOf(caller: Caller, { address }: Destination, what: string): Request {
  return { caller, tenant: address.tenant, conversation: address.conversation, what };
}
