import type { RateWindow } from '../../src/chat/platform.js';

/** What connects one Slack workspace. */
export interface SlackSettings {
  /** Signs each request of Slack (SLACK_SIGNING_SECRET). */
  readonly signingSecret: string;
  /** Writes as the bot (SLACK_BOT_TOKEN). */
  readonly botToken: string;
  /** Where the Web API answers (SLACK_API_URL). */
  readonly apiUrl: string;
  /** Posts in one second over all conversations (SLACK_POSTS_PER_SECOND). */
  readonly postsPerSecond: number;
  /** Posts in one channel (SLACK_LIMITS_PER_CHANNEL). */
  readonly channelLimits: readonly RateWindow[];
}
