import { z } from 'zod';
import { action } from '../chat/action.js';
import type { Button } from '../chat/message.js';
import type { Words } from '../language/words.js';
import { Ref } from '../reference/entry.js';
import type { Offer } from './offers.js';

/** "Ask for this", under an offer: opens the form. */
export const askButton = action('support.ask', z.object({ offer: Ref }), { opensForm: true });

/** The button of an offer; `name` tells several in one place apart. */
export function askButtonOf({ ref }: Offer, words: Words, name?: string): Button {
  return askButton.button({ offer: ref }, name === undefined ? words.say('support.button-ask') : words.say('support.button-ask-named', { name }), { typed: `support ask ${ref.replace('support:', '')}` });
}
