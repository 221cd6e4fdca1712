import { z } from 'zod';
import { nameMilestone, unconfirmedNote } from '../answers/names.js';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { who } from '../people/person.js';
import type { Milestone } from '../roadmap/milestone.js';
import { CalendarDate } from '../time/calendar-date.js';
import { isOver } from './week.js';
import type { Week, WeekFacts } from './week-facts.js';

/** What a line leads to. */
export const List = z.enum(['due', 'unreached', 'unanswered', 'unchecked', 'failed', 'held', 'requests', 'unconfirmed', 'practices']);
export type List = z.infer<typeof List>;

/** Shows the list behind a line. */
export const listButton = action('weekly.show', z.object({ list: List }));

interface Line {
  readonly text: MessageKey;
  readonly button: MessageKey;
  readonly typed: string;
  readonly count: (week: Week) => number;
}

const LINES: Record<List, Line> = {
  due: { text: 'weekly.due', button: 'weekly.show-due', typed: 'weekly due', count: ({ due }) => due.length },
  unreached: { text: 'weekly.unreached', button: 'weekly.show-unreached', typed: 'weekly unreached', count: ({ unreached }) => unreached.length },
  unanswered: { text: 'weekly.unanswered', button: 'weekly.show-unanswered', typed: 'questions', count: ({ unanswered }) => unanswered },
  unchecked: { text: 'weekly.unchecked', button: 'weekly.show-unchecked', typed: 'weekly unchecked', count: ({ unchecked }) => unchecked.length },
  failed: { text: 'weekly.failed', button: 'weekly.show-failed', typed: 'deliveries', count: ({ failed }) => failed },
  unconfirmed: { text: 'weekly.unconfirmed', button: 'weekly.show-unconfirmed', typed: 'weekly unconfirmed', count: ({ unconfirmed }) => unconfirmed.length },
  held: { text: 'weekly.held', button: 'weekly.show-held', typed: 'held', count: ({ held }) => held },
  requests: { text: 'weekly.requests', button: 'weekly.show-requests', typed: 'requests', count: ({ requests }) => requests },
  practices: { text: 'weekly.practices', button: 'weekly.show-practices', typed: 'review', count: ({ practices }) => practices },
};

/** One line of the week, in words. */
export interface WeekLine {
  readonly list: List;
  readonly count: number;
  readonly text: string;
}

/** What waits, a line for each kind, also where nothing does. */
export function linesOf({ week, words }: Pick<WeekFacts, 'week' | 'words'>): WeekLine[] {
  return List.options.map((list) => {
    const count = LINES[list].count(week);
    return { list, count, text: words.say(LINES[list].text, { count }) };
  });
}

/** The Secretariat's week: each line with the button that leads to its list. Not said once the next week has begun. */
export const weekTold = sayable('weekly', z.object({ monday: CalendarDate }), ({ monday }, facts: WeekFacts): Spoken => {
  const { words, today, week } = facts;
  if (isOver(monday, today)) return { notSaid: 'the week is over' };
  const head = words.say('weekly.head', { day: tellDay(monday, words.language) });
  const lines = linesOf({ week, words });
  const blocks = lines.flatMap(({ list, count, text }): Block[] => {
    const button = listButton.button({ list }, words.say(LINES[list].button), { typed: LINES[list].typed });
    return count === 0 ? [paragraph(text)] : [paragraph(text), { kind: 'actions', buttons: [button] }];
  });
  return { text: [head, ...lines.map(({ text }) => text)].join('\n'), language: words.language, about: [], blocks: [{ kind: 'heading', text: head }, ...blocks] };
});

const LONGEST_LIST = 7;

/** The list behind a line, for those that no other feature shows. */
export const weekListed = sayable('weekly.list', z.object({ list: z.enum(['due', 'unreached', 'unchecked', 'unconfirmed']) }), ({ list }, facts: WeekFacts): Message => {
  const { week, words } = facts;
  if (list === 'unreached') return listOf('weekly.unreached', week.unreached.map(({ address, network, reason }) => placeLine(address.platform, network, reason, facts)), [], facts);
  if (list === 'unconfirmed') return listOf('weekly.unconfirmed', week.unconfirmed.map((one) => words.say('weekly.one-unconfirmed', { network: isolate(nameNetwork(one.network, words.language), words.language), who: isolate(who(one.account), words.language) })), [], facts);
  const milestones = week[list];
  return listOf(LINES[list].text, milestones.map((one) => words.say(list === 'due' ? 'weekly.one-due' : 'weekly.one-unchecked', {
    date: capitalized(tellDate(one, words.language), words.language), name: nameMilestone(one, facts), day: tellDay(one.checkedOn, words.language),
  })), milestones, facts);
});

function listOf(head: MessageKey, lines: readonly string[], milestones: readonly Milestone[], { words, ledger }: WeekFacts): Message {
  const shown = milestones.slice(0, LONGEST_LIST);
  const more = lines.length > LONGEST_LIST ? [words.say('answer.more', { count: lines.length - LONGEST_LIST })] : [];
  const all = [words.say(head, { count: lines.length }), ...lines.slice(0, LONGEST_LIST), ...more, ...unconfirmedNote(shown, { ledger, words })];
  return { text: all.join('\n'), language: words.language, about: shown.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })), blocks: all.map((line) => paragraph(line)) };
}

function placeLine(platform: string, network: string | null, reason: string | null, { words }: WeekFacts): string {
  const place = network === null ? platform : `${nameNetwork(network, words.language)}, ${platform}`;
  return words.say('weekly.one-unreached', { place: isolate(place, words.language), reason: isolate(reason ?? '–', words.language) });
}
