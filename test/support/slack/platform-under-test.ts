import { LogLevel, webApi } from '@slack/bolt';
import { addressOf } from '../../../adapters/slack/receive-event.js';
import { slackPlatform } from '../../../adapters/slack/send.js';
import { unescape } from '../../../adapters/slack/plain-words.js';
import { systemClock, type Clock } from '../../../src/time/clock.js';
import type { Misbehaviour, PlatformUnderTest } from '../../contract/platform.contract.js';
import { textsIn } from './block-kit.js';
import { NO_FILES } from '../no-files.js';
import { BOT_TOKEN, startSlackCounterpart, type Fault } from './counterpart.js';

const FAULTS: Record<Misbehaviour, Fault> = { limited: '429', 'server-error': '500', 'reset-after-storing': 'reset-after-storing', silent: 'silent' };

// Pauses between parts of a long message are tested in send.test.ts; here nothing waits for them.
const hastyClock: Clock = { ...systemClock(), wait: () => Promise.resolve() };

/** Slack over HTTP against its strict counterpart. */
export async function openSlackPlatform(): Promise<PlatformUnderTest> {
  const slack = await startSlackCounterpart();
  const { workspace } = slack;
  const client = new webApi.WebClient(BOT_TOKEN, { slackApiUrl: slack.url, timeout: 10_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR });
  let count = 0;
  workspace.addChannel('CGONE', { isArchived: true });
  const messagesIn = (channel: string) => workspace.channels.get(channel)?.messages.map((message) => message.payload) ?? [];
  return {
    platform: slackPlatform({ client, clock: hastyClock, desk: NO_FILES, files: { client, token: BOT_TOKEN, apiUrl: slack.url }, postsPerSecond: 5, channelLimits: [{ count: 1, perMs: 1_000 }] }),
    goneConversation: addressOf('T1', 'CGONE', 'channel'),
    freshConversation: () => addressOf('T1', workspace.addChannel(`C${100 + count++}`).id, 'channel'),
    payloadsIn: (address) => messagesIn(address.conversation).map((payload) => JSON.stringify(payload)),
    wordsIn: (address) => messagesIn(address.conversation).map((payload) => textsIn(payload['blocks']).map(readable).join(' ')),
    malformed: () => slack.malformed,
    misbehave: (how) => slack.misbehave(FAULTS[how]),
    forbidden: /<!|<@|<at>|<script|<https:\/\/evil/,
    close: () => slack.close(),
  };
}

/** What a reader sees of one text: links as their words, entities read. */
function readable(text: string): string {
  return unescape(text.replace(/<[^|>]*\|([^>]*)>/g, '$1'));
}
