import { z } from 'zod';
import type { Block, Span } from '../chat/message.js';
import { isolate } from '../language/isolate.js';
import { tellDay } from '../language/dates.js';
import type { MessageKey } from '../language/words.js';
import { accountOf } from '../people/person.js';
import type { Facts } from '../roadmap/facts.js';
import { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn } from '../time/zone.js';
import { takeBackButton, type Subject } from './mark-buttons.js';

/** What somebody pressed on a reminder, and when (the roadmap's moment). `entry`: its line in the audit trail. */
export const Taken = z.object({ kind: z.enum(['done', 'snoozed', 'muted', 'open']), by: z.string(), at: Instant, until: Instant.nullable(), entry: z.string().nullable() });
export type Taken = z.infer<typeof Taken>;

const takenKey: Readonly<Record<Taken['kind'], MessageKey>> = { done: 'reminders.taken-done', snoozed: 'reminders.taken-snoozed', muted: 'reminders.taken-muted', open: 'reminders.taken-open' };

/** What became of it, when, and who took it. */
export function takenText(taken: Taken, facts: Facts): string {
  return spansOf(taken, facts).map(({ text }) => text).join('');
}

/** The same below the reminder, with the way back. */
export function takenBlocks(taken: Taken, dates: readonly Subject[], facts: Facts): Block[] {
  const blocks: Block[] = [{ kind: 'paragraph', spans: spansOf(taken, facts), tone: 'plain' }];
  if (taken.entry !== null) blocks.push({ kind: 'actions', buttons: [takeBackButton.button({ entry: taken.entry, dates: [...dates] }, facts.words.say('network.undo'))] });
  return blocks;
}

function spansOf({ kind, by, at, until }: Taken, { words, zone }: Facts): Span[] {
  const day = (instant: Instant): string => tellDay(dayIn(zone, instant), words.language);
  const what = words.say(takenKey[kind], { day: day(at), time: wallTimeIn(zone, at), until: until === null ? '' : day(until) });
  const account = accountOf(by);
  // Slack draws the name of an account; ids of Teams tell nobody anything.
  const isName = account?.platform === 'web' || account?.platform === 'console';
  return [{ text: `${what} ` }, { text: isName ? isolate(account.user, words.language) : words.say('reminders.someone'), ...(account === undefined ? {} : { account }) }];
}
