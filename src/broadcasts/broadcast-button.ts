import { z } from 'zod';
import { action } from '../chat/action.js';
import type { Button } from '../chat/message.js';
import type { MessageKey, Words } from '../language/words.js';
import { BroadcastButton, type Content } from './broadcast.js';

/**
 * What stands under a broadcast. Whoever presses may have changed the number: only a copy in that very conversation counts. A test says that
 * it is one: it may stand beside the copy, and Slack does not name a message that one person alone sees.
 */
export const copyButton = action('broadcast.press', z.object({ broadcast: z.number().int().min(1), what: BroadcastButton, isTest: z.literal(true).optional() }));

const LABELS: Readonly<Record<BroadcastButton, MessageKey>> = {
  seen: 'broadcast.button-seen', ask: 'broadcast.button-ask', calendar: 'broadcast.button-calendar', 'form:reminders': 'broadcast.button-reminders', 'form:add-ours': 'broadcast.button-add-ours',
};
const TYPED: Readonly<Partial<Record<BroadcastButton, string>>> = { calendar: 'calendar', 'form:reminders': 'remind', 'form:add-ours': 'add our date' };

/** What differs from a copy as it arrives: buttons that are not drawn, or that it is a test. */
interface Drawn {
  readonly without?: readonly BroadcastButton[];
  readonly isTest?: true;
}

/** The buttons that its writer chose, but those named. */
export function copyButtons({ buttons }: Pick<Content, 'buttons'>, broadcast: number, words: Words, { without = [], ...test }: Drawn = {}): Button[] {
  return buttons.filter((what) => !without.includes(what)).map((what) => {
    const typed = TYPED[what];
    return copyButton.button({ broadcast, what, ...test }, words.say(LABELS[what]), { ...(what === 'seen' ? { style: 'primary' as const } : {}), ...(typed === undefined ? {} : { typed }) });
  });
}
