import { z } from 'zod';
import { action } from '../chat/action.js';
import { nameMilestone } from '../answers/names.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { Instant } from '../time/instant.js';
import { placeInFile } from './place-in-file.js';
import { dateFile, dateUnknown } from './tell-date-file.js';
import { nameCalendar } from './compose-calendar.js';

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
    return found === undefined ? [] : [{ line: lineOf(found, address, facts), address }];
  });
  if (known.length === 0) return { notSaid: 'the date is not known any more' };
  const whole = words.say('calendar.or-subscribe');
  return {
    text: [...known.flatMap(({ line, address }) => (address === null ? [line] : [line, address])), whole, all].join('\n'), language: words.language, about: [],
    blocks: [...known.map(({ line, address }): Block => ({ kind: 'paragraph', spans: [{ text: line, ...(address === null ? {} : { href: address }) }], tone: 'plain' })), { kind: 'paragraph', spans: [{ text: `${whole} ` }, { text: all, href: all }], tone: 'quiet' }],
  };
});

function lineOf(milestone: Milestone, address: string | null, facts: Facts): string {
  const name = isolate(nameMilestone(milestone, facts), facts.words.language);
  if (address === null) return facts.words.say('calendar.no-day', { name });
  return facts.words.say(placeInFile(milestone, facts) === 'cancelled' ? 'calendar.file-cancels' : 'calendar.add', { name });
}

/** The bot has no address that calendars could reach; one date it gives as a file. */
export const calendarUnreachable = sayable('calendar.unreachable', z.object({}), (_args, { words }: Facts): Message => {
  const lines = [words.say('calendar.unreachable'), words.say('calendar.one-date')];
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
});

export const calendarSayables = [calendarAddress, calendarUnreachable, dateFile, dateFiles, dateUnknown];
