import type { webApi } from '@slack/bolt';
import { z } from 'zod';

const Info = z.object({ user: z.object({ locale: z.string().max(40).optional() }) });
const MOST_KNOWN = 10_000;

/** Knows the language in which people use Slack: a guess at theirs. */
export interface Locales {
  /** What is known now; null the first time, since an event waits for no other request. */
  of(user: string): string | null;
  /** Asks Slack; null where it cannot say. Never rejects. */
  learn(user: string): Promise<string | null>;
}

/** Remembers what Slack says, in memory only. */
export function knownLocales(client: webApi.WebClient): Locales {
  const known = new Map<string, string | null>();
  const asking = new Map<string, Promise<string | null>>();
  const ask = async (user: string): Promise<string | null> => {
    try {
      const locale = Info.parse(await client.users.info({ user, include_locale: true })).user.locale ?? null;
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(user, locale);
      return locale;
    } catch {
      return null;
    } finally {
      asking.delete(user);
    }
  };
  const learn = (user: string): Promise<string | null> => {
    const value = known.get(user);
    if (value !== undefined) return Promise.resolve(value);
    const asked = asking.get(user) ?? ask(user);
    asking.set(user, asked);
    return asked;
  };
  return { of: (user) => known.get(user) ?? null, learn };
}
