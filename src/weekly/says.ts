import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { Zone } from '../time/zone.js';
import { weekListed, weekTold } from './tell-week.js';

/** Whether the week is told here now, and when. */
export const weeklySet = sayable('weekly.set', z.object({ isOn: z.boolean(), zone: Zone }), ({ isOn, zone }, { words }: Facts): Message => {
  const text = words.say(isOn ? 'weekly.on' : 'weekly.off', { zone: isolate(zone, words.language) });
  return { text, language: words.language, about: [], blocks: [paragraph(text)] };
});

/** What is composed from what waits. */
export const weekSayables = [weekTold, weekListed];
