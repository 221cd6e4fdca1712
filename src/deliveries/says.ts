import { z } from 'zod';
import { action } from '../chat/action.js';
import { PlatformName } from '../chat/conversation.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { DeliveryState } from '../delivery/delivery.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { NetworkCode } from '../networks/network.js';
import type { Facts } from '../roadmap/facts.js';

/** Sends one again that ended, or is in doubt. */
export const retryButton = action('deliveries.retry', z.object({ key: z.string().max(300) }));

const Failure = z.object({ key: z.string(), state: DeliveryState, platform: PlatformName.nullable(), network: NetworkCode.nullable(), reason: z.string().nullable() });

/** How the outbox stood when it was asked for: counts by state, and the newest that failed. */
const Overview = z.object({ counts: z.array(z.object({ state: DeliveryState, count: z.number().int() })), failures: z.array(Failure), more: z.number().int() });
export type Overview = z.infer<typeof Overview>;

const PLATFORM_NAMES: Record<PlatformName, string> = { slack: 'Slack', teams: 'Teams', web: 'Web', console: 'Console' };

const STATE_TEXT: Record<DeliveryState, MessageKey> = {
  due: 'deliveries.state-due', sending: 'deliveries.state-sending', sent: 'deliveries.state-sent', retrying: 'deliveries.state-retrying', unknown: 'deliveries.state-unknown',
  refused: 'deliveries.state-refused', unreachable: 'deliveries.state-unreachable', skipped: 'deliveries.state-skipped', cancelled: 'deliveries.state-cancelled',
};

/** Counts by state, the newest failures with the platform's reasons, and a button for each that sends it again. */
export const overviewShown = sayable('deliveries.overview', Overview, ({ counts, failures, more }, facts: Facts): Message => {
  const { words } = facts;
  if (counts.length === 0) return linesOf([words.say('deliveries.none')], facts);
  const lines = counts.map(({ state, count }) => words.say('deliveries.count', { state: words.say(STATE_TEXT[state]), count }));
  if (failures.length === 0) return linesOf([...lines, words.say('deliveries.no-failure')], facts);
  const failed = failures.map((one, at) => words.say('deliveries.failure', {
    number: at + 1, state: words.say(STATE_TEXT[one.state]), where: isolate(tellPlace(one, facts), words.language), reason: isolate(one.reason ?? '–', words.language),
  }));
  const rest = more > 0 ? [words.say('deliveries.more', { count: more })] : [];
  const buttons = failures.map(({ key }, at) => retryButton.button({ key }, words.say('deliveries.button-retry', { number: at + 1 }), { typed: `deliveries retry ${key}` }));
  return linesOf([...lines, words.say('deliveries.failed'), ...failed, ...rest], facts, buttons);
});

/** It is due again. */
export const retried = sayable('deliveries.retried', z.object({ mayRepeat: z.boolean() }), ({ mayRepeat }, facts: Facts): Message =>
  linesOf([facts.words.say(mayRepeat ? 'deliveries.retried-marked' : 'deliveries.retried')], facts));

/** It cannot be sent again as it stands. */
export const notRetried = sayable('deliveries.not-retried', z.object({}), (_args, facts: Facts): Message => ({ ...linesOf([facts.words.say('deliveries.not-retried')], facts), refusal: true }));

export const deliverySayables = [overviewShown, retried, notRetried];

function tellPlace({ platform, network }: z.infer<typeof Failure>, { words }: Facts): string {
  return [...(platform === null ? [] : [PLATFORM_NAMES[platform]]), ...(network === null ? [] : [nameNetwork(network, words.language)])].join(', ');
}

function linesOf(lines: readonly string[], { words }: Facts, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: words.language, about: [], blocks };
}
