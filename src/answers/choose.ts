import { byDate, type Milestone } from '../roadmap/milestone.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Recognized } from './recognize.js';

/** Which of a series of like events is meant: an ordinal or a year wins; else past wording the latest, other wording the next. */
export function chooseFrom(series: readonly Milestone[], asked: Recognized, today: CalendarDate): readonly Milestone[] {
  const inOrder = [...series].sort(byDate);
  if (asked.ordinal !== undefined || asked.years.length > 0) return inOrder.filter((milestone, at) => isTheNth(at, asked) && liesInYears(milestone, asked.years));
  const one = asked.says('past') && !asked.says('coming') ? latestPast(inOrder, today) : nextOf(inOrder, asked, today);
  return one === undefined ? [] : [one];
}

function isTheNth(at: number, { ordinal }: Recognized): boolean {
  return ordinal === undefined || ordinal === at + 1;
}

function liesInYears({ startsOn, endsOn }: Milestone, years: readonly string[]): boolean {
  return years.length === 0 || years.some((year) => startsOn.slice(0, 4) <= year && year <= endsOn.slice(0, 4));
}

function latestPast(inOrder: readonly Milestone[], today: CalendarDate): Milestone | undefined {
  return inOrder.findLast(({ endsOn }) => endsOn <= today) ?? inOrder.findLast(({ startsOn }) => startsOn <= today);
}

/** "The next" has not begun; without that word, one that is going on is meant. */
function nextOf(inOrder: readonly Milestone[], asked: Recognized, today: CalendarDate): Milestone | undefined {
  const running = inOrder.find(({ endsOn }) => endsOn >= today);
  return asked.says('coming') ? (inOrder.find(({ startsOn }) => startsOn >= today) ?? running) : running;
}
