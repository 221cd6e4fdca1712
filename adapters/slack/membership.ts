import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { slackCode } from './outcome-of-error.js';

const Info = z.object({ channel: z.object({ is_member: z.boolean().optional(), is_im: z.boolean().optional() }) });

/** Knows where the bot is a member: what events told, else what Slack says. */
export interface Memberships {
  /** True also where Slack could not be asked in time: the outbox then finds out. */
  isMember(channel: string): Promise<boolean>;
  note(channel: string, isMember: boolean): void;
  /** It is a member nowhere any more. */
  forgetAll(): void;
}

const MOST_KNOWN = 5_000;

/** Asks once a conversation; only "yes" is remembered, since an invitation can change a "no" at any moment. */
export function memberships(client: webApi.WebClient): Memberships {
  const joined = new Set<string>();
  const note = (channel: string, isMember: boolean) => {
    if (joined.size >= MOST_KNOWN) joined.clear();
    if (isMember) joined.add(channel);
    else joined.delete(channel);
  };
  return {
    note,
    forgetAll: () => joined.clear(),
    async isMember(channel) {
      if (joined.has(channel)) return true;
      try {
        const { channel: found } = Info.parse(await client.conversations.info({ channel }));
        // Slack shows a direct message only to those who take part in it.
        const isMember = found.is_im === true || found.is_member === true;
        note(channel, isMember);
        return isMember;
      } catch (error) {
        return slackCode(error) !== 'channel_not_found';
      }
    },
  };
}
