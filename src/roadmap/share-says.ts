import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import type { Facts } from './facts.js';
import { releaseButton, undoButton } from './held-says.js';
import type { Milestone } from './milestone.js';

const Told = z.object({ startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain });

/** The Secretariat was asked; until it agrees nothing is shown to others. */
export const shareAsked = sayable('roadmap.share-asked', z.object({ title: z.string(), region: z.string(), asked: z.number() }), ({ title, region, asked }, facts: Facts): Message => {
  const { words } = facts;
  return linesOf([words.say('roadmap.share-asked', { title: isolate(title, words.language), region: nameRegion(region, words) }), ...(asked === 0 ? [words.say('roadmap.share-nobody')] : [])], facts);
});

/** To the Secretariat: a network asks to share its own date. */
export const shareWaits = sayable('roadmap.share-waits', z.object({ change: z.string(), title: z.string(), network: z.string(), region: z.string(), date: Told }), (args, facts: Facts): Message => {
  const { words } = facts;
  const message = linesOf([words.say('roadmap.share-waits', {
    network: isolate(nameNetwork(args.network, words.language), words.language), title: isolate(args.title, words.language), date: tellDate(args.date, words.language), region: nameRegion(args.region, words),
  }), words.say('roadmap.held-typed-both', { change: isolate(args.change, words.language) })], facts);
  const value = { change: args.change };
  const agree = releaseButton.button(value, words.say('roadmap.share-agree'), { style: 'primary', typed: `release ${args.change}` });
  const decline = undoButton.button(value, words.say('roadmap.share-decline'), { typed: `undo ${args.change}` });
  return { ...message, blocks: [...message.blocks, { kind: 'actions', buttons: [agree, decline] }] };
});

export const shareSayables = [shareAsked, shareWaits];

/** The date of a milestone as a message keeps it. */
export function dateOfMilestone({ startsOn, endsOn, precision, grain }: Milestone): z.infer<typeof Told> {
  return { startsOn, endsOn, precision, grain };
}

const regionText = new Map(Object.entries<MessageKey>({
  global: 'roadmap.share-all', africa: 'name.region-africa', 'arab-states': 'name.region-arab-states', 'asia-pacific': 'name.region-asia-pacific',
  'latin-america-caribbean': 'name.region-latin-america-caribbean', 'europe-north-america-central-asia': 'name.region-unece',
}));

function nameRegion(region: string, words: Words): string {
  const key = regionText.get(region);
  return key === undefined ? isolate(region, words.language) : words.say(key);
}

function linesOf(lines: readonly string[], facts: Facts): Message {
  return { text: lines.join('\n'), language: facts.words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}
