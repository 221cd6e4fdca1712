import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Incoming, JoinedPlace } from '../../src/chat/incoming.js';
import { Zone } from '../../src/time/zone.js';

const Channel = z.object({ channel: z.object({ name: z.string().max(200).optional() }) });
const Inviter = z.object({ user: z.object({ tz: Zone.nullish().catch(null), locale: z.string().max(40).nullish() }) });

/** Adds to "the bot was added" what Slack tells in two short requests: the channel's name, and the clock and language of who invited it. Never rejects. */
export function placeTeller(client: Pick<webApi.WebClient, 'conversations' | 'users'>): (joined: Incoming, inviter: string | null) => Promise<Incoming> {
  return async (joined, inviter) => {
    const [channel, person] = await Promise.all([
      client.conversations.info({ channel: joined.address.conversation }).then((answer) => Channel.safeParse(answer).data?.channel, nothing),
      inviter === null ? undefined : client.users.info({ user: inviter, include_locale: true }).then((answer) => Inviter.safeParse(answer).data?.user, nothing),
    ]);
    const place: JoinedPlace = { name: channel?.name ?? null, team: null, zone: person?.tz ?? null };
    return { ...joined, locale: person?.locale ?? joined.locale, happening: { kind: 'joined', place } };
  };
}

/** Without an answer the greeting asks without a guess. */
function nothing(): undefined {
  return undefined;
}
