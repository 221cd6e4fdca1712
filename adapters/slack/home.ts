import type { webApi } from '@slack/bolt';
import { languageOfLocale } from '../../src/language/language.js';
import type { Locales } from './locales.js';
import { renderHome } from './render-home.js';

const MOST_KNOWN = 10_000;

/** Shows the Home tab to a person. Slack tells of every visit, so only what has changed is published. Rejects with Slack's error. */
export function homePublisher(client: webApi.WebClient, locales: Locales): (user: string) => Promise<void> {
  const shown = new Map<string, string>();
  return async (user) => {
    const view = renderHome(languageOfLocale((await locales.learn(user)) ?? undefined) ?? 'en');
    const drawn = JSON.stringify(view);
    if (shown.get(user) === drawn) return;
    await client.views.publish({ user_id: user, view });
    if (shown.size >= MOST_KNOWN) shown.clear();
    shown.set(user, drawn);
  };
}
