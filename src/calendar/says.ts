import { z } from 'zod';
import { action } from '../chat/action.js';
import { nameMilestone } from '../answers/names.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId } from '../roadmap/milestone.js';
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

const DateFiles = z.object({ files: z.array(z.object({ milestone: MilestoneId, address: z.url().nullable() })).min(1).max(10), all: z.url() });

/** For each date the file to add, where it has a day; and the calendar to subscribe to, in which a moved date moves by itself. */
export const dateFiles = sayable('calendar.dates', DateFiles, ({ files, all }, facts: Facts): Spoken => {
  const { words, ledger } = facts;
  const known = files.flatMap(({ milestone, address }) => {
    const found = ledger.byId.get(milestone);
    return found === undefined ? [] : [{ name: isolate(nameMilestone(found, facts), words.language), address }];
  });
  if (known.length === 0) return { notSaid: 'the date is not known any more' };
  const lines = known.map(({ name, address }) => ({ line: words.say(address === null ? 'calendar.no-day' : 'calendar.add', { name }), address }));
  const whole = words.say('calendar.or-subscribe');
  return {
    text: [...lines.flatMap(({ line, address }) => (address === null ? [line] : [line, address])), whole, all].join('\n'), language: words.language, about: [],
    blocks: [...lines.map(({ line, address }): Block => ({ kind: 'paragraph', spans: [{ text: line, ...(address === null ? {} : { href: address }) }], tone: 'plain' })), { kind: 'paragraph', spans: [{ text: `${whole} ` }, { text: all, href: all }], tone: 'quiet' }],
  };
});

/** The bot has no address that calendars could reach. */
export const calendarUnreachable = sayable('calendar.unreachable', z.object({}), (_args, { words }: Facts): Message => {
  const text = words.say('calendar.unreachable');
  return { text, language: words.language, about: [], blocks: [paragraph(text)] };
});

export const calendarSayables = [calendarAddress, calendarUnreachable, dateFiles];
