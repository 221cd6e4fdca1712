import { z } from 'zod';
import { paragraph } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate } from '../language/dates.js';
import type { Language } from '../language/language.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId } from '../roadmap/milestone.js';
import { CalendarDate, plusDays, plusMonths, type Grain } from '../time/calendar-date.js';
import { checkedLine, heldOf, itemLine, LONGEST_LIST, listed, moreLine, plain } from './answer-message.js';
import { tellHeldAmong } from './tell-held.js';

const Window = z.object({ from: CalendarDate, to: CalendarDate });
type Window = z.infer<typeof Window>;

/** What lies in the days that were asked about, under their name; where nothing does, that, and what comes after them. */
export const period = sayable('answer.period', z.object({ milestones: z.array(MilestoneId), window: Window }), ({ milestones: ids, window }, facts: Facts): Spoken => {
  const all = heldOf(ids, facts);
  if (all.length === 0) return nothingIn(window, facts);
  const shown = all.slice(0, LONGEST_LIST);
  const heading = capitalized(tellWindow(window, facts.words.language), facts.words.language);
  const list = listed({ before: [], milestones: shown, after: [...moreLine(all.length, shown.length, facts), ...tellHeldAmong(shown, facts), ...checkedLine(shown, facts)] }, facts);
  return { ...list, text: `${heading}\n${list.text}`, blocks: [{ kind: 'heading', text: heading }, ...list.blocks] };
});

function nothingIn(window: Window, facts: Facts): Spoken {
  const { words, ledger } = facts;
  const empty = words.say('answer.period-empty', { window: tellWindow(window, words.language) });
  const after = ledger.milestones.find(({ startsOn, precision, status }) => startsOn > window.to && precision === 'day' && status !== 'cancelled');
  if (after === undefined) return plain([empty], facts);
  const nearest = words.say('answer.period-nearest', { item: itemLine(after, facts) });
  return { ...plain([empty, nearest], facts), about: [{ milestone: after.id, dateRevision: after.dateRevision }], blocks: [paragraph(empty), paragraph(nearest, 'quiet')] };
}

/** As people name it: a year, a month, or first and last day. */
function tellWindow({ from, to }: Window, language: Language): string {
  const grain = grainOf(from, to);
  return tellDate({ startsOn: from, endsOn: to, precision: 'day', grain }, language);
}

function grainOf(from: CalendarDate, to: CalendarDate): Grain {
  if (from.slice(5) === '01-01' && to.slice(5) === '12-31') return 'year';
  const isWholeMonths = from.endsWith('-01') && to < '9999' && plusDays(to, 1).endsWith('-01') && plusMonths(from, 1) <= plusDays(to, 1);
  return isWholeMonths ? 'month' : 'day';
}
