import { z } from 'zod';
import { paragraph, type Block, type Span } from '../../chat/message.js';
import { sayable, type Saying, type Spoken } from '../../chat/saying.js';
import { tellDay } from '../../language/dates.js';
import { isolate } from '../../language/isolate.js';
import { isExpired, isOf, Ref, type ReferenceEntry } from '../../reference/entry.js';
import type { Facts } from '../../roadmap/facts.js';
import { askButtonOf } from '../../support/ask-button.js';
import { isRequestable } from '../../support/offers.js';
import { MARK } from '../names.js';
import { isMarked, nameEntry, tellAsOf, tellEntry } from './tell-entry.js';

/** How many facts of one kind are told whole; more of them are named only. */
const MOST_TOLD = 2;

/** What was asked about and what answers it, as it stands at the moment of sending, each with its source and as-of. */
const factsTold = sayable('answer.reference', z.object({ refs: z.array(Ref).min(1).max(120) }), ({ refs }, facts: Facts): Spoken => {
  const entries = refs.map((ref) => facts.ledger.reference.get(ref)).filter((entry) => entry !== undefined);
  if (entries.length === 0) return { notSaid: 'the facts asked for are no longer held' };
  const parts = partsOf(entries, facts);
  const sources = sourcesOf(entries, facts);
  const warning = [...unconfirmedNote(entries, facts), ...warningOf(entries, facts)];
  const blocks: Block[] = [...parts.flatMap((lines) => lines.map((line) => paragraph(line))), ...sources.map(({ spans }): Block => ({ kind: 'paragraph', tone: 'quiet', spans })), ...warning.map((line) => paragraph(line, 'quiet'))];
  const offers = entries.filter((entry) => isRequestable(entry));
  const buttons = offers.map((offer) => askButtonOf(offer, facts.words, offers.length > 1 ? nameEntry(offer, facts) : undefined));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons });
  const text = [...parts.map((lines) => lines.join('\n')), [...sources.map((source) => source.text), ...warning].join('\n')].join('\n\n');
  return { text: text.trim(), language: facts.words.language, about: [], blocks };
});

export const referenceSayables = [factsTold];

/** What is said for an answer of intent `support` or `reference`. */
export function sayingOfFacts(refs: readonly string[]): Saying {
  return factsTold.of({ refs: [...refs] });
}

/** The sources behind refs, as addresses, or titles where a source has none. */
export function sourcesOfRefs(refs: readonly string[], { reference }: Facts['ledger']): string[] {
  return [...new Set(refs.map((ref) => reference.get(ref)?.source).filter((source) => source !== undefined).map(({ url, title }) => url ?? title))];
}

/** Each fact told; of many of one kind, one list of their names. */
function partsOf(entries: readonly ReferenceEntry[], facts: Facts): string[][] {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (kind === 'stakeholder') return [[facts.words.say('reference.stakeholders', { list: own.map((entry) => nameEntry(entry, facts)).join('; ') })]];
    if (own.length <= MOST_TOLD || isShort(kind)) return own.map((entry) => tellEntry(entry, facts));
    return [own.map((entry) => `${numberOf(entry)}${nameEntry(entry, facts)}`)];
  });
}

// These are a line each.
const SHORT: readonly ReferenceEntry['kind'][] = ['contact', 'figure', 'person', 'region', 'network'];

function isShort(kind: ReferenceEntry['kind']): boolean {
  return SHORT.includes(kind);
}

function numberOf(entry: ReferenceEntry): string {
  // The names of round tables hold their numbers in every language but English.
  if (isOf('objective', entry) || isOf('principle', entry) || isOf('sdg', entry)) return `${entry.values.number}. `;
  return '• ';
}

interface ToldSource {
  readonly text: string;
  readonly spans: Span[];
}

/** Each source once, with the oldest as-of of what was taken from it. */
function sourcesOf(entries: readonly ReferenceEntry[], { words }: Facts): ToldSource[] {
  const oldest = new Map<string, ReferenceEntry>();
  for (const entry of entries) {
    const key = entry.source.url ?? entry.source.title;
    const known = oldest.get(key);
    if (known === undefined || entry.asOf < known.asOf) oldest.set(key, entry);
  }
  return [...oldest.values()].map(({ source, asOf }) => {
    const title = isolate(source.title, words.language);
    const say = (named: string): string => words.say('reference.source', { title: named, asOf: tellAsOf(asOf, words) });
    if (source.url === null) return { text: say(title), spans: [{ text: say(title) }] };
    return { text: say(`${title} ${isolate(`<${source.url}>`, words.language)}`), spans: linked(say(title), title, source.url) };
  });
}

/** The line with its title as a link. */
function linked(line: string, title: string, href: string): Span[] {
  const at = line.indexOf(title);
  return [{ text: line.slice(0, at) }, { text: title, href }, { text: line.slice(at + title.length) }].filter(({ text }) => text !== '');
}

/** What the mark behind a name means; nothing where none of them has one. */
function unconfirmedNote(entries: readonly ReferenceEntry[], facts: Facts): string[] {
  return entries.some((entry) => isMarked(entry, facts)) ? [facts.words.say('name.unconfirmed', { mark: MARK })] : [];
}

/** What was to be checked by a day that has passed. An address says so itself. */
function warningOf(entries: readonly ReferenceEntry[], { words, today }: Facts): string[] {
  const passed = entries.filter((entry) => !isOf('contact', entry) && isExpired(entry, today)).flatMap(({ expires }) => expires ?? []).sort();
  return passed[0] === undefined ? [] : [words.say('reference.expired', { day: tellDay(passed[0], words.language) })];
}
