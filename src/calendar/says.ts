import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { Instant } from '../time/instant.js';
import { nameCalendar } from './serve-calendar.js';

/** Ends the address that was made at this moment, and makes a new one. */
export const renewCalendar = action('calendar.renew', z.object({ madeAt: Instant }));

const Address = z.object({ address: z.url(), madeAt: Instant, isRenewed: z.boolean() });

/** The address to subscribe to, whose dates it holds, and that whoever has it reads it. */
export const calendarAddress = sayable('calendar.address', Address, ({ address, madeAt, isRenewed }, facts: Facts): Message => {
  const { words } = facts;
  const first = words.say(isRenewed ? 'calendar.renewed' : 'calendar.address', { name: isolate(nameCalendar(facts), words.language) });
  const rest = [words.say('calendar.how'), words.say('calendar.only-days'), words.say('calendar.keep')];
  return {
    text: [first, address, ...rest].join('\n'), language: words.language, about: [],
    blocks: [
      paragraph(first), { kind: 'paragraph', spans: [{ text: address, href: address }], tone: 'plain' }, ...rest.map((line) => paragraph(line, 'quiet')),
      { kind: 'actions', buttons: [renewCalendar.button({ madeAt }, words.say('calendar.renew'))] },
    ],
  };
});

/** The bot has no address that calendars could reach. */
export const calendarUnreachable = sayable('calendar.unreachable', z.object({}), (_args, { words }: Facts): Message => {
  const text = words.say('calendar.unreachable');
  return { text, language: words.language, about: [], blocks: [paragraph(text)] };
});

export const calendarSayables = [calendarAddress, calendarUnreachable];
