import type { Incoming, Mention } from '../../src/chat/incoming.js';
import type { Clock } from '../../src/time/clock.js';
import { mentionsIn, type ArrivedActivity, type MentionedInTeams } from './activity.js';
import type { Connector } from './connector.js';
import { withinMs } from './deadline.js';

// Teams waits for about 15 seconds for the message to be taken.
const DEADLINE_MS = 3_000;
const MOST_LOOKED_UP = 3;
const MOST_KNOWN = 5_000;

/**
 * Adds the accounts of those whom a message mentions. A mention names a person by an id that only this bot knows; her account in the
 * organization is asked for once, and is left out where Teams does not tell it in time. Never rejects.
 */
export function mentionTeller(connector: Connector, clock: Pick<Clock, 'wait'>): (incoming: Incoming, activity: ArrivedActivity) => Promise<Incoming> {
  const known = new Map<string, string>();

  async function userOf({ id, aadObjectId }: MentionedInTeams, { address }: Incoming): Promise<string | null> {
    if (aadObjectId !== null) return aadObjectId;
    const found = known.get(`${address.tenant} ${id}`);
    if (found !== undefined || address.route === null) return found ?? null;
    const call = { serviceUrl: address.route, method: 'GET', path: ['conversations', address.conversation, 'members', id] } as const;
    const reply = await withinMs(clock, DEADLINE_MS, new AbortController().signal, (signal) => connector(call, signal));
    const user = reply.kind === 'answered' && reply.status === 200 ? reply.user : null;
    if (known.size >= MOST_KNOWN) known.clear();
    if (user !== null) known.set(`${address.tenant} ${id}`, user);
    return user;
  }

  return async (incoming, activity) => {
    const { happening, address } = incoming;
    const mentioned = happening.kind === 'said' ? mentionsIn(activity).slice(0, MOST_LOOKED_UP) : [];
    if (mentioned.length === 0) return incoming;
    const accounts = await Promise.all(mentioned.map(async (one): Promise<Mention[]> => {
      const user = await userOf(one, incoming);
      return user === null ? [] : [{ text: one.text, account: { platform: 'teams', tenant: address.tenant, user } }];
    }));
    const mentions = accounts.flat();
    return mentions.length === 0 || happening.kind !== 'said' ? incoming : { ...incoming, happening: { ...happening, mentions } };
  };
}
