import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { inList } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { CalendarDate } from '../time/calendar-date.js';
import type { DeskFacts } from './desk-facts.js';
import type { QuestionGroup } from './group-questions.js';
import { knowledgeCode, type Knowledge } from './knowledge.js';
import { tellKnowledge } from './tell-knowledge.js';
import type { RequestRefusalCode } from './plan-words.js';
import { questionCode } from './question.js';

const Numbered = z.object({ number: z.number().int() });

/** Shows a group. */
export const showButton = action('questions.show', Numbered);
/** Opens the form for a reply. */
export const replyButton = action('questions.reply', Numbered, { opensForm: true });
/** Opens the form for what was written. */
export const changeButton = action('questions.change', Numbered, { opensForm: true });

/** How many of a list are shown: lines of a message. */
const LONGEST_LIST = 7;

/** What waits, the most pressing first. */
export const queueShown = sayable('questions.queue', z.object({}), (_args, facts: DeskFacts): Message => {
  const { words, queue } = facts;
  const [first] = queue;
  if (first === undefined) return linesOf([words.say('questions.empty')], facts);
  const lines = [words.say('questions.waiting', { count: queue.length }), ...queue.slice(0, LONGEST_LIST).map((group) => `${tellGroup(group, facts)} ${isolate(group.example.slice(0, 200), words.language)}`)];
  const more = queue.length > LONGEST_LIST ? [words.say('questions.more', { count: queue.length - LONGEST_LIST })] : [];
  const code = questionCode(first.number);
  return linesOf([...lines, ...more, words.say('questions.how', { code: isolate(code, words.language) })], facts, [showButton.button({ number: first.number }, words.say('questions.button-show', { code }))]);
});

/** One group: how often, since when, and in which words. */
export const groupShown = sayable('questions.group', Numbered, ({ number }, facts: DeskFacts): Message => {
  const { words, queue } = facts;
  const group = queue.find((one) => one.number === number);
  const code = isolate(questionCode(number), words.language);
  if (group === undefined) return { ...linesOf([words.say(refusalText['no-group'], { said: code })], facts), refusal: true };
  const texts = group.texts.slice(0, LONGEST_LIST).map((one) => `${isolate(questionCode(one.number), words.language)}: ${isolate(one.text.slice(0, 500), words.language)}`);
  const more = group.texts.length > LONGEST_LIST ? [words.say('questions.more', { count: group.texts.length - LONGEST_LIST })] : [];
  const apart = group.texts.length > 1 ? [words.say('questions.apart-how', { code: isolate(questionCode(group.texts.at(-1)?.number ?? number), words.language) })] : [];
  return linesOf([tellGroup(group, facts), ...texts, ...more, words.say('questions.group-how', { code }), ...apart], facts, [replyButton.button({ number }, words.say('questions.button-reply'), { style: 'primary', typed: `questions reply ${questionCode(number)}` })]);
});

/** A reply is on its way, and whether it was kept. */
export const replySent = sayable('questions.reply-sent', z.object({ number: z.number().int(), places: z.number().int(), knowledge: z.number().int().nullable(), until: CalendarDate.nullable() }), ({ number, places, knowledge, until }, facts: DeskFacts): Message => {
  const { words } = facts;
  const sent = words.say('questions.reply-sent', { count: places, code: isolate(questionCode(number), words.language) });
  const kept = knowledge === null || until === null ? words.say('questions.not-kept') : words.say('questions.kept-as', { code: isolate(knowledgeCode(knowledge), words.language), day: tellDay(until, words.language) });
  return linesOf([sent, kept], facts);
});

/** A group was closed. */
export const groupClosed = sayable('questions.group-closed', z.object({ number: z.number().int(), places: z.number().int() }), ({ number, places }, facts: DeskFacts): Message =>
  linesOf([facts.words.say('questions.close-done', { count: places, code: isolate(questionCode(number), facts.words.language) })], facts));

/** All that the Secretariat wrote. */
export const knowledgeListed = sayable('questions.knowledge', z.object({}), (_args, facts: DeskFacts): Message => {
  const { words, knowledge } = facts;
  if (knowledge.length === 0) return linesOf([words.say('questions.knowledge-empty')], facts);
  const newest = knowledge.toReversed();
  const more = newest.length > LONGEST_LIST ? [words.say('questions.more', { count: newest.length - LONGEST_LIST })] : [];
  return linesOf([...newest.slice(0, LONGEST_LIST).map((one) => tellKnowledge(one, facts)[0] ?? ''), ...more, words.say('questions.knowledge-how')], facts);
});

/** One of them, whole. */
export const knowledgeShown = sayable('questions.knowledge-one', Numbered, ({ number }, facts: DeskFacts): Message => {
  const { words, knowledge } = facts;
  const known: Knowledge | undefined = knowledge.find((one) => one.number === number);
  if (known === undefined) return { ...linesOf([words.say(refusalText['no-knowledge'], { said: isolate(knowledgeCode(number), words.language) })], facts), refusal: true };
  return linesOf(tellKnowledge(known, facts), facts, [changeButton.button({ number }, words.say('questions.button-change'), { typed: `questions knowledge edit ${knowledgeCode(number)}` })]);
});

/** What each refusal says. */
export const refusalText: Record<RequestRefusalCode, MessageKey> = {
  'no-group': 'questions.refused-no-group', 'is-first': 'questions.refused-is-first', 'no-knowledge': 'questions.refused-no-knowledge', 'text-missing': 'questions.refused-text-missing', 'text-long': 'questions.refused-text-long',
  'source-missing': 'questions.refused-source-missing', 'wording-missing': 'questions.refused-wording-missing', 'source-broken': 'roadmap.refused-source-broken',
  'over-already': 'questions.refused-over-already', 'reason-missing': 'questions.refused-reason-missing',
};
const refusalCodes = z.enum(['no-group', 'is-first', 'no-knowledge', 'text-missing', 'text-long', 'source-missing', 'wording-missing', 'source-broken', 'over-already', 'reason-missing'] satisfies RequestRefusalCode[]);

/** Why nothing was done, and how to mend it. */
export const deskRefused = sayable('questions.refused', z.object({ code: refusalCodes, said: z.string() }), ({ code, said }, facts: DeskFacts): Message => {
  const { words } = facts;
  return { ...linesOf([words.say(refusalText[code], { said: isolate(said, words.language) }), words.say('roadmap.nothing-changed')], facts), refusal: true };
});

export const deskSayables = [queueShown, groupShown, replySent, groupClosed, knowledgeListed, knowledgeShown, deskRefused];

function tellGroup({ number, count, unanswered, wrong, languages, since, isOverdue }: QuestionGroup, { words }: DeskFacts): string {
  const { language } = words;
  const why = [...(unanswered > 0 ? [words.say('questions.unanswered', { count: unanswered })] : []), ...(wrong > 0 ? [words.say('questions.wrong', { count: wrong })] : [])];
  const line = words.say('questions.group', { code: isolate(questionCode(number), language), count, why: inList(why, language), languages: inList(languages.map((one) => nameLanguage(one, language)), language), day: tellDay(since, language) });
  return isOverdue ? `${words.say('questions.overdue')} ${line}` : line;
}

function linesOf(lines: readonly string[], { words }: DeskFacts, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: words.language, about: [], blocks };
}
