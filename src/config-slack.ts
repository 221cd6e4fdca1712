import { z } from 'zod';
import type { RateWindow } from './chat/platform.js';
import { RateWindows } from './rate-windows.js';
import { settingReader, type SettingFault } from './setting.js';

/** How to reach one Slack workspace. */
export interface SlackSettings {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly postsPerSecond: number;
  readonly channelLimits: readonly RateWindow[];
}

/** Slack's Web API, as its own library has it. */
const SLACK_API = 'https://slack.com/api/';

/** Source: docs.slack.dev, "Rate limits": chat.postMessage, about one message a second in a channel. */
const ONE_A_SECOND: readonly RateWindow[] = [{ count: 1, perMs: 1_000 }];

/** Null when none of Slack's two secrets is set. */
export function readSlackSettings(env: Readonly<Record<string, string | undefined>>, faults: SettingFault[]): SlackSettings | null {
  const read = settingReader(env, faults);
  const signingSecret = read('SLACK_SIGNING_SECRET', { schema: z.string().min(8), wrong: 'is too short', mend: 'Copy it from the app’s Basic Information page.' });
  const botToken = read('SLACK_BOT_TOKEN', { schema: z.string().startsWith('xoxb-'), wrong: 'is no bot token', mend: 'Copy the one that begins with xoxb- from OAuth & Permissions.' });
  const apiUrl = read('SLACK_API_URL', { schema: z.url({ protocol: /^https?$/ }), wrong: 'is no web address', mend: 'Leave it out.' }) ?? SLACK_API;
  const postsPerSecond = read('SLACK_POSTS_PER_SECOND', { schema: z.coerce.number().positive().max(1_000), wrong: 'is no number above 0', mend: 'Give a number such as 5.' }) ?? 5;
  const channelLimits = read('SLACK_LIMITS_PER_CHANNEL', { schema: RateWindows, wrong: 'is no list of limits', mend: 'Give number/seconds, such as 1/1.' }) ?? ONE_A_SECOND;
  if (signingSecret !== undefined && botToken !== undefined) return { signingSecret, botToken, apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`, postsPerSecond, channelLimits };
  const set = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'].filter((name) => (env[name] ?? '').trim() !== '');
  if (set.length === 1) faults.push({ name: set[0] === 'SLACK_BOT_TOKEN' ? 'SLACK_SIGNING_SECRET' : 'SLACK_BOT_TOKEN', wrong: `is not set, but ${set[0] ?? ''} is`, mend: 'Set both, or neither: then Slack is off.' });
  return null;
}
