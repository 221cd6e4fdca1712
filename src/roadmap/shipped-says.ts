import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Saying } from '../chat/saying.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts } from './facts.js';
import { MilestoneDate } from './milestone.js';
import { SHIPPED_FIELDS, type ShippedField, type ShippedProposal } from './shipped-values.js';

/** Takes the newer entry. */
export const acceptShippedButton = action('shipped.accept', z.object({ id: z.string().max(100) }));
/** Keeps what stands here. */
export const keepOursButton = action('shipped.keep', z.object({ id: z.string().max(100) }));

const Side = MilestoneDate.extend({ title: z.string(), summary: z.string(), location: z.string().nullable() });
type Side = z.infer<typeof Side>;
const Proposed = z.object({ id: z.string(), fields: z.array(z.enum(SHIPPED_FIELDS)), before: Side, now: Side, here: Side });

/** So many entries are shown at a time. */
const MOST_SHOWN = 3;

/** A newer file differs: how to see it. */
export const shippedWaits = sayable('roadmap.shipped-waits', z.object({ count: z.number() }), ({ count }, facts: Facts): Message => lines([facts.words.say('roadmap.shipped-waits', { count })], facts));

/** What shipped before, what ships now, what stands here: side by side, with the two ways to decide. */
export const shippedProposals = sayable('roadmap.shipped', z.object({ proposals: z.array(Proposed), more: z.number() }), ({ proposals, more }, facts: Facts): Message => {
  const { words } = facts;
  if (proposals.length === 0) return lines([words.say('roadmap.shipped-none')], facts);
  const told = proposals.map((one) => ({ one, lines: [isolate(`${one.here.title} (${one.id})`, words.language), ...one.fields.map((field) => fieldLine(field, one, words))] }));
  const after = more > 0 ? [words.say('answer.more', { count: more })] : [];
  const blocks = told.flatMap(({ one, lines: texts }): Block[] => [...texts.map((text) => paragraph(text)), { kind: 'actions', buttons: [
    acceptShippedButton.button({ id: one.id }, words.say('roadmap.shipped-accept'), { style: 'primary' }), keepOursButton.button({ id: one.id }, words.say('roadmap.shipped-keep')),
  ] }]);
  return { text: [...told.flatMap(({ lines: texts }) => texts), ...after].join('\n'), language: words.language, about: [], blocks: [...blocks, ...after.map((text) => paragraph(text))] };
});

/** How it was decided. */
export const shippedDecided = sayable('roadmap.shipped-decided', z.object({ id: z.string(), taken: z.boolean(), change: z.string().nullable() }), ({ id, taken, change }, facts: Facts): Message => {
  const { words } = facts;
  const said = words.say(taken ? 'roadmap.shipped-taken' : 'roadmap.shipped-kept', { id: isolate(id, words.language) });
  return lines([said, ...(change === null ? [] : [words.say('roadmap.shipped-date-waits', { change: isolate(change, words.language) })])], facts);
});

export const shippedSayables = [shippedWaits, shippedProposals, shippedDecided];

/** What is to be said of the proposals that wait. */
export function shippedSaying(proposals: readonly ShippedProposal[]): Saying {
  const sideOf = ({ title, summary, location, startsOn, endsOn, precision, grain, status }: Side): Side => ({ title, summary, location, startsOn, endsOn, precision, grain, status });
  return shippedProposals.of({
    proposals: proposals.slice(0, MOST_SHOWN).map(({ here, before, now, fields }) => ({ id: here.id, fields: [...fields], before: sideOf(before), now: sideOf(now), here: sideOf(here) })),
    more: Math.max(0, proposals.length - MOST_SHOWN),
  });
}

const fieldText: Record<ShippedField, MessageKey> = {
  date: 'roadmap.field-date', status: 'roadmap.field-status', title: 'roadmap.field-title', summary: 'roadmap.field-summary', location: 'roadmap.field-location',
};
const statusText = { confirmed: 'status.confirmed', expected: 'status.expected', derived: 'status.derived', cancelled: 'status.cancelled' } as const;

function fieldLine(field: ShippedField, { before, now, here }: z.infer<typeof Proposed>, words: Words): string {
  return words.say('roadmap.shipped-field', { field: words.say(fieldText[field]), before: tell(field, before, words), now: tell(field, now, words), here: tell(field, here, words) });
}

function tell(field: ShippedField, side: Side, words: Words): string {
  if (field === 'date') return tellDate(side, words.language);
  if (field === 'status') return words.say(statusText[side.status]);
  return isolate(side[field] ?? '—', words.language);
}

function lines(texts: readonly string[], facts: Facts): Message {
  return { text: texts.join('\n'), language: facts.words.language, about: [], blocks: texts.map((text) => paragraph(text)) };
}
