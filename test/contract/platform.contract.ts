import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationAddress } from '../../src/chat/conversation.js';
import type { ChatPlatform, Destination } from '../../src/chat/platform.js';
import { instantFromMs } from '../../src/time/instant.js';
import { everyBlock, hostile, IN_SIX_LANGUAGES, longest, readableOf, short } from '../support/sample-messages.js';

/** How the counterpart behaves at the next request that writes: it stores and then breaks off, or refuses, or says nothing. */
export type Misbehaviour = 'limited' | 'server-error' | 'reset-after-storing' | 'silent';

/** A platform with its strict counterpart, as the contract sees both. */
export interface PlatformUnderTest {
  readonly platform: ChatPlatform;
  /** A conversation nobody has written to yet, in which the bot is a member. */
  freshConversation(): ConversationAddress;
  /** A conversation that is gone, or is none: archived, or the bot was removed. */
  readonly goneConversation: ConversationAddress;
  /** Each message that stands in the conversation now, in order: all words that a reader sees (no markup, entities decoded). */
  wordsIn(address: ConversationAddress): readonly string[] | Promise<readonly string[]>;
  /** Each message that stands there now, as it was sent (JSON). */
  payloadsIn(address: ConversationAddress): readonly string[] | Promise<readonly string[]>;
  /** Why the counterpart refused a payload since the start: empty when every payload was well formed. */
  malformed(): readonly string[];
  /** The next request that writes meets this, once. Called only with what this place can meet. */
  misbehave(how: Misbehaviour): void;
  /** What must never stand in a payload, whatever people write (live mentions and the like). */
  readonly forbidden: RegExp;
  close(): Promise<void>;
}

const noHurry = () => new AbortController().signal;
const longAgo = instantFromMs(0);

const ALL: readonly Misbehaviour[] = ['limited', 'server-error', 'reset-after-storing', 'silent'];

/**
 * What every place to talk keeps of its promises.
 * @param meets what can go wrong between us and this place: nothing where no network lies between.
 */
export function platformContract(name: string, open: () => Promise<PlatformUnderTest>, meets: readonly Misbehaviour[] = ALL): void {
  describe(`${name} keeps the contract of a platform`, () => {
    let place: PlatformUnderTest;
    beforeAll(async () => {
      place = await open();
    });
    afterAll(() => place.close());
    showsContract(() => place);
    changesContract(() => place);
    goneContract(() => place);
    if (meets.length > 0) outcomesContract(() => place);
    findsContract(() => place, meets.includes('reset-after-storing'));
  });
}

function showsContract(place: () => PlatformUnderTest): void {
  const samples = [...IN_SIX_LANGUAGES.map((message) => ({ what: `every block in ${message.language}`, message })), { what: 'words that would be markup', message: hostile() }, ...(['en', 'ar', 'zh'] as const).map((language) => ({ what: `the longest texts in ${language}`, message: longest(language) }))];

  it.each(samples)('shows $what whole, in payloads that the platform takes', async ({ message }) => {
    const to = destination(place().freshConversation());

    const outcome = await place().platform.post(to, message, 'key-of-sample', noHurry());

    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(place().malformed()).toEqual([]);
    expectInOrder((await place().wordsIn(to.address)).join(''), readableOf(message));
    for (const payload of await place().payloadsIn(to.address)) expect(payload).not.toMatch(place().forbidden);
  });

  it('shows the buttons of a message', async () => {
    const to = destination(place().freshConversation());

    await place().platform.post(to, everyBlock('en'), 'key-of-buttons', noHurry());

    expect((await place().payloadsIn(to.address)).join('')).toContain('sample.press');
  });
}

function changesContract(place: () => PlatformUnderTest): void {
  it('changes a message in place', async () => {
    const to = destination(place().freshConversation());
    const receipt = await posted(place(), to, 'before', 'key-before');

    const outcome = await place().platform.update(to, receipt, short('after'), 'key-after', noHurry());

    if (!place().platform.capabilities.updates) { expect(outcome.kind).toBe('gone'); return; }
    expect(outcome).toEqual({ kind: 'done' });
    expect((await place().wordsIn(to.address)).map((words) => words.trim())).toEqual(['after']);
  });

  it('removes a message, and says that it is gone the second time', async () => {
    const to = destination(place().freshConversation());
    const receipt = await posted(place(), to, 'to be removed', 'key-removed');

    const first = await place().platform.remove(to, receipt, noHurry());
    const second = await place().platform.remove(to, receipt, noHurry());

    if (!place().platform.capabilities.removes) { expect(first.kind).toBe('gone'); return; }
    expect([first.kind, second.kind]).toEqual(['done', 'gone']);
    expect(await place().wordsIn(to.address)).toEqual([]);
  });
}

function goneContract(place: () => PlatformUnderTest): void {
  it('calls a conversation that is gone unreachable', async () => {
    const outcome = await place().platform.post(destination(place().goneConversation), short('nobody reads this'), 'key-gone', noHurry());

    expect(outcome).toMatchObject({ kind: 'unreachable' });
  });
}

function outcomesContract(place: () => PlatformUnderTest): void {
  it('says later, and when, where the platform asks for silence', async () => {
    const to = destination(place().freshConversation());
    place().misbehave('limited');

    const outcome = await place().platform.post(to, short('too fast'), 'key-limited', noHurry());

    expect(outcome).toMatchObject({ kind: 'later' });
    expect(outcome.kind === 'later' && outcome.retryAfterMs).toBeGreaterThan(0);
    expect(await place().wordsIn(to.address)).toEqual([]);
  });

  it.each(['server-error', 'reset-after-storing'] as const)('does not know whether a message arrived after: %s', async (how) => {
    place().misbehave(how);

    const outcome = await place().platform.post(destination(place().freshConversation()), short('did it arrive?'), `key-${how}`, noHurry());

    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  it('gives up when it is told to, and does not know whether the message arrived', async () => {
    place().misbehave('silent');

    const outcome = await place().platform.post(destination(place().freshConversation()), short('hello?'), 'key-silent', AbortSignal.timeout(500));

    expect(outcome).toMatchObject({ kind: 'unknown' });
  });
}

function findsContract(place: () => PlatformUnderTest, canLoseAnswers: boolean): void {
  it('finds what arrived though nobody said so, and nothing under another key', async () => {
    const to = destination(place().freshConversation());
    if (canLoseAnswers) place().misbehave('reset-after-storing');
    await place().platform.post(to, short('stored, then silence'), 'key-lost-answer', noHurry());

    const found = await place().platform.findPosted(to, 'key-lost-answer', longAgo, noHurry());
    const other = await place().platform.findPosted(to, 'key-never-sent', longAgo, noHurry());

    const kinds = place().platform.capabilities.findsPosted ? ['found', 'absent'] : ['unsupported', 'unsupported'];
    expect([found.kind, other.kind]).toEqual(kinds);
  });
}

function destination(address: ConversationAddress): Destination {
  return { address, thread: null, onlyFor: null };
}

async function posted(place: PlatformUnderTest, to: Destination, text: string, key: string): Promise<string> {
  const outcome = await place.platform.post(to, short(text), key, noHurry());
  if (outcome.kind !== 'sent') throw new Error(`expected it to be sent, got ${outcome.kind}: ${outcome.reason}`);
  return outcome.receipt;
}

/** Split, never cut: every piece stands there, in order, whatever stands between its lines. */
function expectInOrder(whole: string, pieces: readonly string[]): void {
  const words = bare(whole);
  let from = 0;
  for (const piece of pieces) {
    const at = words.indexOf(bare(piece), from);
    expect(at, `"${piece.slice(0, 80)}" (${piece.length} characters) after character ${from}`).toBeGreaterThanOrEqual(0);
    from = at + bare(piece).length;
  }
}

/** Without white space and characters of no width: a split may fall anywhere between words. */
function bare(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]+/gu, '');
}
