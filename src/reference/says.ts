import { z } from 'zod';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable, type Saying } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { CalendarDate } from '../time/calendar-date.js';
import { isEditable, isExpired, Ref, type ReferenceEntry } from './entry.js';
import { refusalText } from './refusal-text.js';
import { REFUSALS, type ReferenceRefusal, type ReferenceWish } from './wish.js';

const changedText = { add: 'reference.changed-add', edit: 'reference.changed-edit', remove: 'reference.changed-remove' } as const satisfies Record<ReferenceWish['kind'], MessageKey>;

const changed = sayable('reference.changed', z.object({ kind: z.enum(['add', 'edit', 'remove']), ref: Ref, values: z.record(z.string(), z.unknown()), expires: CalendarDate.nullable() }), ({ kind, ref, values, expires }, facts: Facts): Message => {
  const { words } = facts;
  const until = kind === 'remove' || expires === null ? [] : [words.say('reference.good-until', { day: tellDay(expires, words.language) })];
  return lines(facts, [words.say(changedText[kind], { ref: isolate(ref, words.language) }), ...(kind === 'remove' ? [] : tellValues(values, facts)), ...until]);
});

const refused = sayable('reference.refused', z.object({ code: z.enum(REFUSALS), said: z.string().max(500) }), ({ code, said }, facts: Facts): Message => {
  const { words } = facts;
  return { ...lines(facts, [words.say(refusalText[code], { said: isolate(said, words.language) }), words.say('roadmap.nothing-changed')]), refusal: true };
});

/** What can be edited, what is to be checked first; or only that. */
export const factsListed = sayable('reference.listed', z.object({ onlyExpired: z.boolean() }), ({ onlyExpired }, facts: Facts): Message => {
  const { ledger, words, today } = facts;
  const own = [...ledger.reference.values()].filter(({ kind }) => isEditable(kind));
  const expired = own.filter((entry) => isExpired(entry, today));
  const good = onlyExpired ? [] : own.filter((entry) => !expired.includes(entry));
  const head = words.say('reference.list-head', { expired: expired.length, count: own.length });
  const items = [...expired, ...good].map((entry) => tellItem(entry, facts));
  const list: Block[] = items.length === 0 ? [] : [{ kind: 'list', ordered: false, items: items.map((text) => [{ text }]) }];
  return { text: [head, ...items.map((item) => `• ${item}`)].join('\n'), language: words.language, about: [], blocks: [paragraph(head), ...list] };
});

/** One fact with all that it holds, its source, and until when it is good. */
export const factShown = sayable('reference.shown', z.object({ ref: z.string().max(120) }), ({ ref }, facts: Facts): Message => {
  const { ledger, words } = facts;
  const entry = ledger.reference.get(ref);
  if (entry === undefined) return { ...lines(facts, [words.say('reference.refused-unknown', { said: isolate(ref, words.language) })]), refusal: true };
  const { title, url } = entry.source;
  const source = words.say('reference.source', { title: isolate(url === null ? title : `${title} <${url}>`, words.language), asOf: isolate(entry.asOf, words.language) });
  return lines(facts, [tellItem(entry, facts), ...tellValues(entry.values, facts), source]);
});

export const referenceEditSayables = [changed, refused, factsListed, factShown];

/** What is to be said of a change that was made. */
export function changeOf(kind: ReferenceWish['kind'], { ref, values, expires }: ReferenceEntry): Saying {
  return changed.of({ kind, ref, values: { ...values }, expires });
}

/** What is to be said of a refusal. */
export function refusalOf({ code, said }: Pick<ReferenceRefusal, 'code' | 'said'>): Saying {
  return refused.of({ code, said: said.slice(0, 500) });
}

function tellItem(entry: ReferenceEntry, { words, today }: Facts): string {
  const ref = isolate(entry.ref, words.language);
  const asOf = isolate(entry.asOf, words.language);
  if (entry.expires === null) return words.say('reference.item', { ref, asOf });
  return words.say(isExpired(entry, today) ? 'reference.item-expired' : 'reference.item-good', { ref, asOf, day: tellDay(entry.expires, words.language) });
}

/** Names of fields as they are typed to edit them, so they stay English. */
function tellValues(values: object, { words }: Facts): string[] {
  return Object.entries(values).filter(([, value]) => value !== null).map(([field, value]) => isolate(`${field}=${Array.isArray(value) ? value.join('; ') : typeof value === 'object' ? JSON.stringify(value) : String(value)}`, words.language));
}

function lines({ words }: Facts, said: readonly string[]): Message {
  return { text: said.join('\n'), language: words.language, about: [], blocks: said.map((line) => paragraph(line)) };
}
