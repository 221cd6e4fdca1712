import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { CalendarDate } from '../time/calendar-date.js';
import { KnowledgeEntry, Texts } from './knowledge.js';
import { knownMessage, withSource, wordsFor } from './known-message.js';
import { CLOSED, REPLIED, Verdict } from './question.js';
import { verdictText } from './under-answer.js';

/** What somebody pressed was taken: for places where the answer cannot be changed in place. */
export const taken = sayable('questions.taken', z.object({ verdict: Verdict }), ({ verdict }, facts: Facts): Message => plain([facts.words.say(verdictText[verdict])], facts));

/** Somebody pressed before. */
export const takenBefore = sayable('questions.taken-before', z.object({}), (_args, facts: Facts): Message => plain([facts.words.say('questions.taken-before')], facts));

/** Pressed after its day: the question is not kept any more. */
export const forgotten = sayable('questions.too-late', z.object({}), (_args, facts: Facts): Message => plain([facts.words.say('questions.too-late')], facts));

/** What the Secretariat wrote about this question before, labelled as its words of that day. */
export const known = sayable('questions.known', KnowledgeEntry.pick({ texts: true, source: true, writtenOn: true }), (entry, facts: Facts): Message => knownMessage(entry, facts.words));

const Replied = z.object({ askedOn: CalendarDate, writtenOn: CalendarDate, texts: Texts, source: KnowledgeEntry.shape.source.nullable(), about: z.string().nullable() });

/** The Secretariat's reply, where the question was asked. */
export const replied = sayable(REPLIED, Replied, ({ askedOn, writtenOn, texts, source, about }, facts: Facts): Message => {
  const { words } = facts;
  const head = words.say('questions.replied', { day: tellDay(askedOn, words.language) });
  const lines = [head, ...(about === null ? [] : [words.say('questions.about', { wording: isolate(about, words.language) })]), ...wordsFor(texts, words)];
  const gone = words.say('questions.forgotten');
  if (source === null) return plain([...lines, gone], facts);
  const told = words.say('questions.source-as-of', { source: isolate(source.url, words.language), day: tellDay(writtenOn, words.language) });
  const message = withSource(lines, source, told, words.language);
  return { ...message, text: `${message.text}\n${gone}`, blocks: [...message.blocks, paragraph(gone, 'quiet')] };
});

/** The Secretariat will not reply, and why. */
export const closed = sayable(CLOSED, z.object({ askedOn: CalendarDate, reason: z.string() }), ({ askedOn, reason }, facts: Facts): Message => {
  const { words } = facts;
  return plain([words.say('questions.closed', { day: tellDay(askedOn, words.language) }), isolate(reason, words.language), words.say('questions.forgotten')], facts);
});

export const askerSayables = [taken, takenBefore, forgotten, known, replied, closed];

function plain(lines: readonly string[], { words }: Facts): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}
