import type { Incoming } from '../../src/chat/incoming.js';
import type { PlatformName } from '../../src/chat/conversation.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import type { Writes } from '../../src/store.js';
import { instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import type { Chance } from './chance.js';
import { foldsWithin } from './clocks-back.js';
import { dayPlus, daysFromTo } from './local-time.js';

/** A channel in which somebody speaks for a network. */
export interface Channel {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly conversation: string;
  readonly kind: 'channel' | 'person';
  readonly network: string;
  readonly zone: string;
  readonly hour: string;
  readonly offsets: readonly number[];
  readonly onWorkingDays: boolean;
  readonly byWords: boolean;
}

const HOURS = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '07:45', '09:00', '09:00', '09:00', '12:10', '17:30', '23:59'];
const OFTEN = [30, 7, 1, 0, 14, 3, 2, -1];

/** Channels in countries and zones all over the world, each with an hour and with offsets that fall into these days; where clocks go back meanwhile, some that are reminded in the hour that comes twice. */
export function drawChannels(chance: Chance, countries: readonly { readonly code: string; readonly zones: readonly string[] }[], milestones: readonly { readonly startsOn: string; readonly precision: string }[], from: string, days: number): Channel[] {
  const ahead = milestones.filter(({ startsOn, precision }) => precision === 'day' && startsOn >= from && startsOn < dayPlus(from, 300));
  const folds = foldsWithin(countries, from, days);
  return Array.from({ length: chance.between(4, 9) }, (_, at) => {
    const fold = folds.length > 0 && chance.happens(0.4) ? chance.pick(folds) : null;
    const country = chance.pick(countries);
    const special = Array.from({ length: chance.between(1, 4) }, () => (ahead.length === 0 ? 7 : daysFromTo(fold?.day ?? dayPlus(from, chance.between(0, days - 1)), chance.pick(ahead).startsOn))).filter((offset) => offset >= 0 && offset <= 365);
    const offsets = [...new Set([...special, chance.pick(OFTEN), chance.pick(OFTEN)])].sort((one, other) => other - one);
    const isSlack = at % 2 === 0;
    return {
      platform: isSlack ? 'slack' : 'teams', tenant: isSlack ? chance.pick(['T1', 'T2']) : 'contoso', conversation: `${isSlack ? 'C' : '19:'}${at + 1}`, kind: chance.happens(0.2) ? 'person' : 'channel',
      network: fold?.country ?? country.code, zone: fold?.zone ?? chance.pick(country.zones), hour: fold?.hour ?? chance.pick(HOURS), offsets, onWorkingDays: fold === null && chance.happens(0.3), byWords: chance.happens(0.5) && offsets.every((one) => one >= 0) && offsets.length <= 6,
    };
  });
}

/** What somebody does in a channel, as the platform sends it. */
export function incomingFrom(channel: Channel, eventId: string, happening: Incoming['happening'], atMs: number): Incoming {
  const { platform, tenant, conversation, kind } = channel;
  const account = happening.kind === 'joined' || happening.kind === 'left' ? null : { platform, tenant, user: 'U1' };
  return { eventId, address: { platform, tenant, conversation, kind, route: platform === 'teams' ? 'https://smba.example.org/emea' : null }, thread: null, account, locale: 'en', canOpenForm: false, canPostLater: true, happenedAt: instantFromMs(atMs), happening };
}

/** Zone and hour, and where it is not done by words the whole subscription, as an administrator sets them. */
export async function settle(tx: Writes, channel: Channel, nowMs: number): Promise<void> {
  const found = (await tx.networks.conversations()).find(({ address }) => address.conversation === channel.conversation && address.platform === channel.platform);
  if (found === undefined) return;
  await tx.networks.settle(found.id, { zone: channel.zone, hour: WallTime.parse(channel.hour), network: channel.network });
  if (channel.byWords) return;
  await tx.reminders.subscribe({ ...PLAIN, mostADay: 20, onWorkingDays: channel.onWorkingDays, conversation: found.id, offsetsDays: channel.offsets, since: instantFromMs(nowMs) });
}

/** `remind 30d 7d`, as it is typed. */
export function remindWords({ offsets }: Channel): string {
  return `remind ${offsets.map((one) => `${one}d`).join(' ')}`;
}

/** What people ask by the way. */
export const QUESTIONS = ['next', 'help', 'reminders', 'when is the next IMRF?', 'when is the regional review for Africa?', 'what changed?', 'who am I'];
