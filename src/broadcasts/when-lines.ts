import { nameZone } from '../answers/tell-hours.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import type { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn, type Zone } from '../time/zone.js';
import type { SetTime } from './broadcast.js';
import type { Span } from './goes-at.js';

/** `Goes on Tuesday 1 December 2026, 09:00, on each network’s own clock.` */
export function whenLine(schedule: SetTime, zone: Zone, words: Words): string {
  const { language } = words;
  if (schedule.kind === 'local') return words.say('broadcast.when-local', { moment: words.say('reminders.preview-at', { day: tellDay(schedule.day, language, { weekday: true }), time: isolate(schedule.time, language) }) });
  return words.say('broadcast.when-at', { moment: momentIn(zone, schedule.at, words), zone: nameZone(zone, language), utc: momentIn('UTC', schedule.at, words) });
}

/** From when to when it goes on one clock, how many hear it, and where that hour has passed. */
export function spanLines({ first, last, conversations, passed }: Span, zone: Zone, words: Words): string[] {
  const span = first === last ? [] : [words.say('broadcast.when-span', { zone: nameZone(zone, words.language), first: momentIn(zone, first, words), last: momentIn(zone, last, words) })];
  return [...span, words.say('broadcast.when-conversations', { count: conversations }), ...(passed === 0 ? [] : [words.say('broadcast.when-passed', { count: passed })])];
}

function momentIn(zone: Zone, at: Instant, words: Words): string {
  return words.say('reminders.preview-at', { day: tellDay(dayIn(zone, at), words.language, { weekday: true }), time: isolate(wallTimeIn(zone, at), words.language) });
}
