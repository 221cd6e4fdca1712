import { capitalized } from '../language/capitalized.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Language } from '../language/language.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { dayIn, instantAt, wallTimeIn, type Zone } from '../time/zone.js';

/** The hour on its own clock first, then on the reader's, with the weekday in both: they can differ. Undefined where no hour is known. */
export function tellHours({ time, startsOn, endsOn, deadline }: Milestone, { words, zone }: Facts): string | undefined {
  if (time === null || time.from === null) return undefined;
  const { language } = words;
  const day = deadline ? endsOn : startsOn;
  const at = instantAt(day, time.from, time.zone);
  const hour = time.to === null || deadline ? time.from : `${time.from}–${time.to}`;
  const told = words.say(deadline ? 'answer.hour-closing' : 'answer.hour', {
    day: tellDay(day, language, { weekday: true }),
    hour: isolate(hour, language),
    zone: nameZone(time.zone, language),
    readerDay: tellDay(dayIn(zone, at), language, { weekday: true }),
    readerHour: isolate(wallTimeIn(zone, at), language),
    readerZone: nameZone(zone, language),
  });
  return capitalized(told, language);
}

/** The city of a zone (`America/New_York` → New York). */
export function nameZone(zone: Zone, language: Language): string {
  return isolate((zone.split('/').at(-1) ?? zone).replaceAll('_', ' '), language);
}
