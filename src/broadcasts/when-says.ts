import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { Instant } from '../time/instant.js';
import { broadcastCode, SetTime } from './broadcast.js';
import type { BroadcastFacts } from './broadcast-facts.js';
import { headLine } from './desk-lines.js';
import { stepButton } from './desk-says.js';
import { stateNow } from './tally.js';
import { spanLines, whenLine } from './when-lines.js';

/** "Yes, then": the time that was shown, of which revision of the broadcast, and to how many conversations. */
export const whenButton = action('broadcast.when', z.object({ broadcast: z.number().int().min(1), schedule: SetTime, revision: z.number().int(), conversations: z.number().int() }));

const SpanArgs = z.object({ first: Instant, last: Instant, conversations: z.number().int(), passed: z.number().int() });

/** A time that was given, shown back: nothing is set before somebody says yes. */
export const whenShown = sayable('broadcast.when-shown', z.object({ broadcast: z.number().int(), schedule: SetTime, revision: z.number().int(), span: SpanArgs }), ({ schedule, revision, span }, facts: BroadcastFacts): Spoken => {
  const { broadcast, words, tally, zone, machineNow } = facts;
  if (broadcast === undefined) return { notSaid: 'the broadcast is not known' };
  const { number } = broadcast;
  const head = headLine(broadcast, stateNow(broadcast, tally, machineNow), words);
  const lines = [whenLine(schedule, zone, words), ...spanLines(span, zone, words), words.say('broadcast.when-not-yet')];
  const typed = `broadcast send ${broadcastCode(number)} ${schedule.kind === 'at' ? schedule.at : `${schedule.day} ${schedule.time}`} yes`;
  const buttons = [
    whenButton.button({ broadcast: number, schedule, revision, conversations: span.conversations }, words.say('broadcast.do-send-then'), { style: 'primary', typed }),
    { ...stepButton.button({ broadcast: number, step: 'schedule' }, words.say('broadcast.do-another-time')), opensForm: true as const },
    stepButton.button({ broadcast: number, step: 'show' }, words.say('broadcast.do-back')),
  ];
  return { text: [head, ...lines].join('\n'), language: words.language, about: [], blocks: [{ kind: 'heading', text: head }, ...lines.map((line) => paragraph(line)), { kind: 'actions', buttons }] };
});
