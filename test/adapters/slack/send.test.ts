import { LogLevel, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outcomeOfError } from '../../../adapters/slack/outcome-of-error.js';
import { accountOf, addressOf } from '../../../adapters/slack/receive-event.js';
import { slackPlatform } from '../../../adapters/slack/send.js';
import type { ChatPlatform, Destination } from '../../../src/chat/platform.js';
import { systemClock, type Clock } from '../../../src/time/clock.js';
import { instantFromMs } from '../../../src/time/instant.js';
import { longest, short } from '../../support/sample-messages.js';
import { NO_FILES } from '../../support/no-files.js';
import { BOT_TOKEN, startSlackCounterpart, type Fault, type SlackCounterpart } from '../../support/slack/counterpart.js';

const noHurry = () => new AbortController().signal;
const longAgo = instantFromMs(0);
const to: Destination = { address: addressOf('T1', 'C1', 'channel'), thread: null, onlyFor: null };
const threeParts = { ...longest('en'), blocks: longest('en').blocks.slice(1, 2) };
let slack: SlackCounterpart;
let paused: number[];

function platformAt(url: string): ChatPlatform {
  const clock: Clock = { ...systemClock(), wait: (ms) => Promise.resolve(void paused.push(ms)) };
  const client = new webApi.WebClient(BOT_TOKEN, { slackApiUrl: url, timeout: 5_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR });
  return slackPlatform({ client, clock, desk: NO_FILES, files: { client, token: BOT_TOKEN, apiUrl: slack.url }, postsPerSecond: 5, channelLimits: [{ count: 1, perMs: 1_000 }] });
}

const messages = (channel = 'C1') => slack.workspace.channels.get(channel)!.messages;
const keys = () => messages().map((one) => JSON.stringify(one.payload['metadata']));

beforeEach(async () => {
  paused = [];
  slack = await startSlackCounterpart();
  slack.workspace.addChannel('C1');
});
afterEach(() => slack.close());

describe('a message of several parts', () => {
  it('goes into one thread, a second apart, with the receipt of the first', async () => {
    const outcome = await platformAt(slack.url).post(to, threeParts, 'k', noHurry());

    const [first, ...more] = messages();
    expect(outcome).toEqual({ kind: 'sent', receipt: first?.ts });
    expect(more.length).toBeGreaterThan(0);
    expect(more.every((one) => one.thread === first?.ts)).toBe(true);
    expect(paused).toEqual(more.map(() => 1_050));
  });

  it('is taken up where it broke off: no part is lost, none stands there twice', async () => {
    const platform = platformAt(slack.url);
    await platform.post(to, short('before'), 'other', noHurry());
    slack.misbehave('reset-after-storing');
    const first = await platform.post(to, threeParts, 'k', noHurry());
    slack.misbehave('500', /^chat\.postMessage/);
    const found = await platform.findPosted(to, 'k', longAgo, noHurry());
    const second = await platform.post(to, threeParts, 'k', noHurry());
    const third = await platform.post(to, threeParts, 'k', noHurry());
    const foundAtLast = await platform.findPosted(to, 'k', longAgo, noHurry());

    expect([first.kind, found.kind, second.kind, third.kind, foundAtLast.kind]).toEqual(['unknown', 'absent', 'unknown', 'sent', 'found']);
    expect(new Set(keys()).size).toBe(messages().length);
  });

  it('is changed and removed whole', async () => {
    const platform = platformAt(slack.url);
    const sent = await platform.post(to, threeParts, 'k', noHurry());
    const receipt = sent.kind === 'sent' ? sent.receipt : '';
    const before = messages().length;

    const changed = await platform.update(to, receipt, threeParts, 'k2', noHurry());
    const after = messages().length;
    const removed = await platform.remove(to, receipt, noHurry());

    expect([changed.kind, removed.kind]).toEqual(['done', 'done']);
    expect([after, messages().length]).toEqual([before, 0]);
  });
});

describe('looking for what was posted', () => {
  it('finds it behind many others, and in a thread', async () => {
    const platform = platformAt(slack.url);
    const thread = await platform.post(to, short('first of all'), 'early', noHurry());
    for (let at = 0; at < 40; at += 1) await platform.post(to, short(`${at}`), `k${at}`, noHurry());
    const inThread = { ...to, thread: thread.kind === 'sent' ? thread.receipt : null };
    await platform.post(inThread, short('in the thread'), 'threaded', noHurry());

    expect((await platform.findPosted(to, 'early', longAgo, noHurry())).kind).toBe('found');
    expect((await platform.findPosted(inThread, 'threaded', longAgo, noHurry())).kind).toBe('found');
    expect((await platform.findPosted(to, 'threaded', longAgo, noHurry())).kind).toBe('absent');
  });

  it('says which dates the message told', async () => {
    const platform = platformAt(slack.url);
    const about = [{ milestone: 'imrf-2026', dateRevision: 2 }];
    await platform.post(to, { ...short('a date'), about }, 'dated', noHurry());

    expect(await platform.findPosted(to, 'dated', longAgo, noHurry())).toMatchObject({ kind: 'found', about });
  });

  it('looks in the channel where the thread is gone, and cannot say more', async () => {
    const platform = platformAt(slack.url);
    const root = await platform.post(to, short('a question'), 'root', noHurry());
    const receipt = root.kind === 'sent' ? root.receipt : '';
    const inThread = { ...to, thread: receipt };
    await platform.post(inThread, short('in the thread'), 'threaded', noHurry());
    await platform.post(to, short('in the channel'), 'beside', noHurry());
    await platform.remove(to, receipt, noHurry());

    expect((await platform.findPosted(inThread, 'beside', longAgo, noHurry())).kind).toBe('found');
    expect(await platform.findPosted(inThread, 'threaded', longAgo, noHurry())).toEqual({ kind: 'unsupported' });
  });

  it('cannot say where the bot may not read, or only one person saw it', async () => {
    const platform = platformAt(slack.url);

    expect(await platform.findPosted({ ...to, onlyFor: accountOf('T1', 'U1') }, 'k', longAgo, noHurry())).toEqual({ kind: 'unsupported' });
  });
});

describe('what only one person should see', () => {
  it('is shown to her in the conversation', async () => {
    const outcome = await platformAt(slack.url).post({ ...to, onlyFor: accountOf('T1', 'U1') }, short('for you'), 'k', noHurry());

    expect(outcome.kind).toBe('sent');
    expect(slack.workspace.channels.get('C1')?.ephemeral.map((one) => one.user)).toEqual(['U1']);
    expect(messages()).toEqual([]);
  });

  it('goes to her alone where she is not in the conversation', async () => {
    const outcome = await platformAt(slack.url).post({ ...to, onlyFor: accountOf('T1', 'UABSENT') }, short('for you'), 'k', noHurry());

    expect(outcome).toEqual({ kind: 'sent', receipt: expect.stringMatching(/^DUABSENT\//) as string });
    expect(messages('DUABSENT')).toHaveLength(1);
  });
});

describe('what a failure means for the message', () => {
  it.each<[Fault, object]>([
    ['429', { kind: 'later', retryAfterMs: 2_000 }],
    ['429-without-header', { kind: 'later', retryAfterMs: null }],
    ['500', { kind: 'unknown' }],
    ['reset', { kind: 'unknown' }],
    ['html', { kind: 'unknown' }],
  ])('%s', async (fault, expected) => {
    slack.misbehave(fault);

    expect(await platformAt(slack.url).post(to, short('x'), 'k', noHurry())).toMatchObject(expected);
  });

  it('nobody listens: later, since nothing can have arrived', async () => {
    const closed = await startSlackCounterpart();
    await closed.close();

    expect(await platformAt(closed.url).post(to, short('x'), 'k', noHurry())).toMatchObject({ kind: 'later' });
  });

  it.each([
    ['channel_not_found', 'unreachable'], ['is_archived', 'unreachable'], ['restricted_action_read_only_channel', 'unreachable'], ['account_inactive', 'unreachable'], ['token_revoked', 'unreachable'],
    ['ratelimited', 'later'], ['message_limit_exceeded', 'later'], ['invalid_auth', 'later'], ['token_expired', 'later'],
    ['invalid_blocks', 'refused'], ['msg_too_long', 'refused'], ['no_text', 'refused'], ['metadata_too_large', 'refused'],
    ['fatal_error', 'unknown'], ['internal_error', 'unknown'],
  ])('%s: %s', (error, kind) => {
    expect(outcomeOfError({ code: 'slack_webapi_platform_error', data: { ok: false, error } })).toMatchObject({ kind });
  });
});

it.each(['archived', 'kept'] as const)('does not call a message removed that still stands: %s', async (how) => {
  const platform = platformAt(slack.url);
  const outcome = await platform.post(to, short('taken back'), 'k', noHurry());
  const receipt = outcome.kind === 'sent' ? outcome.receipt : '';
  if (how === 'archived') slack.workspace.channels.get('C1')!.isArchived = true;
  else slack.workspace.channels.get('C1')!.keepsMessages = true;

  expect(await platform.remove(to, receipt, noHurry())).toMatchObject(how === 'archived' ? { kind: 'unreachable', reason: 'is_archived' } : { kind: 'refused', reason: 'cant_delete_message' });
  expect(messages()).toHaveLength(1);
});

describe('the counterpart as strict as Slack', () => {
  it('takes one message a second in a channel, and asks for silence', async () => {
    const limited = await startSlackCounterpart({ postsPerSecond: 1 });
    limited.workspace.addChannel('C1');
    const platform = platformAt(limited.url);

    const outcomes = [await platform.post(to, short('1'), 'k1', noHurry()), await platform.post(to, short('2'), 'k2', noHurry())];
    await limited.close();

    expect(outcomes).toMatchObject([{ kind: 'sent' }, { kind: 'later', retryAfterMs: 1_000 }]);
  });

  it('refuses a wrong token, and a conversation in which the bot is no member', async () => {
    slack.workspace.addChannel('CFOREIGN', { isMember: false });
    const stranger = new webApi.WebClient('xoxb-other', { slackApiUrl: slack.url, retryConfig: { retries: 0 } });

    await expect(stranger.auth.test()).rejects.toThrow('invalid_auth');
    expect(await platformAt(slack.url).post({ ...to, address: addressOf('T1', 'CFOREIGN', 'channel') }, short('x'), 'k', noHurry())).toMatchObject({ kind: 'unreachable', reason: 'not_in_channel' });
  });
});
