import type { webApi } from '@slack/bolt';
import type { RateWindow } from '../../src/chat/platform.js';
import type { Clock } from '../../src/time/clock.js';

/** What writing to Slack needs. `client` neither retries nor waits: the outbox does. */
export interface SlackSending {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly postsPerSecond: number;
  readonly channelLimits: readonly RateWindow[];
}
