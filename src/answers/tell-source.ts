import type { Span } from '../chat/message.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { daysBetween } from '../time/calendar-date.js';

const DAYS_UNTIL_OLD = 60;

/** The source of a date, the day on which it was checked, and its code: as plain words, and with a link. */
export interface ToldSource {
  readonly text: string;
  readonly spans: Span[];
}

/** A source that was not checked for 60 days weakens the wording. */
export function tellSource(milestone: Milestone, { words, today }: Facts): ToldSource {
  const { language } = words;
  const { title, url } = milestone.source;
  const key = daysBetween(milestone.checkedOn, today) > DAYS_UNTIL_OLD ? 'answer.source-old' : 'answer.source';
  const say = (named: string): string => words.say(key, { title: named, day: tellDay(milestone.checkedOn, language), code: isolate(milestone.dateCode, language) });
  const shown = isolate(title, language);
  if (url === null) return { text: say(shown), spans: [{ text: say(shown) }] };
  return { text: say(`${shown} ${isolate(`<${url}>`, language)}`), spans: linked(say(shown), shown, url) };
}

/** The line with its title as a link. */
function linked(line: string, title: string, url: string): Span[] {
  const at = line.indexOf(title);
  const spans: Span[] = [{ text: line.slice(0, at) }, { text: title, href: url }, { text: line.slice(at + title.length) }];
  return spans.filter(({ text }) => text !== '');
}
