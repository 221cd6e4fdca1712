import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { nameMilestone, unconfirmedNote } from './names.js';
import { statusText } from './standing.js';
import { tellHeld } from './tell-held.js';

/** Gives a date as plain text for mail and messengers. */
export const forwardButton = action('answer.forward', z.object({ milestone: MilestoneId }));

/** So long a text passes every messenger whole. */
export const LONGEST_FORWARD = 600;

/** The button under an answer or a reminder; with several dates none, since it would not say which. */
export function forwardButtons(milestones: readonly Milestone[], { words }: Facts): Block[] {
  const [only, ...others] = milestones;
  if (only === undefined || others.length > 0) return [];
  return [{ kind: 'actions', buttons: [forwardButton.button({ milestone: only.id }, words.say('answer.forward'), { typed: `forward ${only.dateCode}` })] }];
}

/** One date as plain lines to copy: what, when, how sure, source, as-of, code. */
export const forwarded = sayable('answer.forwarded', z.object({ milestone: MilestoneId }), ({ milestone: id }, facts: Facts): Spoken => {
  const milestone = facts.ledger.byId.get(id);
  if (milestone === undefined) return { notSaid: 'the milestone is not known any more' };
  const text = forwardText(milestone, facts);
  const message: Message = { text, language: facts.words.language, about: [{ milestone: id, dateRevision: milestone.dateRevision }], blocks: text.split('\n').map((line) => paragraph(line)) };
  return message;
});

/** At most 600 characters without any markup: where the source's address is too long its title stands alone, and a long title is shortened. */
export function forwardText(milestone: Milestone, facts: Facts): string {
  const { title, url } = milestone.source;
  const candidates = [url === null ? title : `${title}, ${url}`, title, shortened(title, 120)];
  const texts = candidates.map((source) => linesOf(milestone, source, facts, 400)).concat(linesOf(milestone, shortened(title, 80), facts, 120));
  return texts.find((text) => text.length <= LONGEST_FORWARD) ?? linesOf(milestone, shortened(title, 40), facts, 60);
}

function linesOf(milestone: Milestone, source: string, facts: Facts, longestName: number): string {
  const { words } = facts;
  const { language } = words;
  const held = tellHeld(milestone, facts);
  return [
    shortened(nameMilestone(milestone, facts), longestName),
    words.say('answer.forward-date', { date: tellDate(milestone, language, { weekday: true }), status: words.say(statusText[milestone.status]) }),
    ...(held === undefined ? [] : [held]),
    words.say('answer.forward-source', { source: isolate(source, language), day: tellDay(milestone.checkedOn, language) }),
    ...unconfirmedNote([milestone], facts),
    words.say('answer.forward-code', { code: isolate(milestone.dateCode, language) }),
  ].join('\n');
}

function shortened(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
