import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from './language.js';
import { stepInEnglish } from './desk-steps.js';
import { plainForm } from './plain-form.js';

/** What can be typed as a command, by its English word; each language has its own words beside them. */
export const COMMAND_WORDS = [
  'help', 'next', 'ask', 'network', 'language', 'remind', 'reminders', 'stop reminders', 'done', 'snooze', 'mute', 'unmute', 'preview', 'free days', 'calendar', 'who am i',
  'right', 'wrong', 'ask the secretariat', 'questions', 'deliveries',
  'move', 'confirm', 'cancel', 'add', 'edit', 'release', 'undo', 'held', 'forward', 'add our date', 'history', 'share', 'shipped', 'translations', 'translate', 'reference',
  'check',
  'networks', 'role', 'people', 'still me', 'not me',
  'review', 'revise', 'challenge',
  'who still believes', 'what if', 'weekly', 'support', 'requests', 'audit', 'practice', 'practices', 'find practices', 'broadcast',
] as const;
export type CommandWord = (typeof COMMAND_WORDS)[number];

/** A command as it was typed: `rest` is what follows the word, in one line but where it is told on (`KEEPS_LINES`); a step of a desk by its English name. */
export interface Command {
  readonly word: CommandWord;
  readonly rest: string;
}

interface Spelling {
  readonly word: CommandWord;
  readonly typed: readonly string[];
}

const { greetings, spellings } = readWords();

/** The command that a text begins with, the longest first. Undefined where it is a question: `cancel my visa?` is none. */
export function readCommand(text: string): Command | undefined {
  const given = text.trim().replace(/^\//, '');
  if (greetings.has(bare(given))) return { word: 'help', rest: '' };
  const words = apart(given).split(/\s+/);
  const found = spellings.find(({ typed }) => typed.join(' ') === words.slice(0, typed.length).map(bare).join(' '));
  if (found === undefined) return undefined;
  const behind = KEEPS_LINES.includes(found.word) ? apart(given).split(/(\s+)/).slice(2 * found.typed.length).join('') : words.slice(found.typed.length).join(' ');
  const rest = stepInEnglish(found.word, behind);
  return takes[found.word](rest) ? { word: found.word, rest } : undefined;
}

// What networks, submitters and the Secretariat write to each other, often a list.
const KEEPS_LINES: readonly CommandWord[] = ['support', 'requests', 'review'];

// Chinese writes no space behind a word: "提醒我们…" is "提醒" and what follows; "提醒列表" is a word of its own.
const CHINESE_REMIND = /^(请?提醒)(?=\p{Script=Han})(?!列表)/u;

function apart(given: string): string {
  return given.replace(CHINESE_REMIND, '$1 ');
}

/** The command that a single unknown word comes nearest to: one letter off, two from six letters on. */
export function nearestCommand(text: string): CommandWord | undefined {
  const said = bare(text.trim().replace(/^\//, ''));
  if (said.length < 4 || /\s/.test(said)) return undefined;
  const near = spellings
    .filter(({ typed }) => typed.length === 1)
    .map(({ word, typed }) => ({ word, off: lettersOff(said, typed.join('')) }))
    .reduce((best, one) => (one.off < best.off ? one : best));
  return near.off <= (said.length < 6 ? 1 : 2) ? near.word : undefined;
}

const alone = (rest: string): boolean => rest === '';
const aName = (rest: string): boolean => rest.split(' ').length <= 6 && !/[?؟？]$/.test(rest);
// A letter to check has dates; "check when the Forum is" is a question.
const aTextWithFigures = (rest: string): boolean => rest === '' || /\p{N}/u.test(rest);
const anything = (): boolean => true;
// A change of the ledger names a milestone (imrf-2030); a question that begins with the same word does not.
const aMilestone = (rest: string): boolean => rest === '' || /^[a-z0-9]+(-[a-z0-9]+)+(\s|,|$)/i.test(rest);

// Ids of changes are 20 letters and digits, as the bot has written them.
const aChange = (rest: string): boolean => rest === '' || /^[0-9a-z]{20}$/i.test(rest);
// Anything that has a name in six languages: a milestone, or `objective:7`. `translate this for me` is a question.
const somethingNamed = (rest: string): boolean => aMilestone(rest) || /^[a-z]+:[a-z0-9-]+(\s|$)/i.test(rest);
const aLanguage = (rest: string): boolean => rest.split(' ').length <= 1;

// "History of the Forum" is a question; what follows here is an id or a code.
const aMilestoneOrCode = (rest: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)+$/i.test(rest) || rest === '';

// "Free days in Geneva" is a question.
const aDayWish = (rest: string): boolean => rest === '' || /^(add|remove)\s/i.test(rest);

// `snooze D-7K2 3d`: a milestone, and how long.
const aMilestoneAndLength = (rest: string): boolean => rest === '' || /^[a-z0-9]+(-[a-z0-9]+)+(\s+\S{1,12}(\s+\S{1,12})?)?$/i.test(rest);

// "Questions about the Forum" is a question; what the Secretariat does with them is named by one of these.
const aDesk = (rest: string): boolean => rest === '' || /^(q-?\d+|reply|close|apart|knowledge)(\s|$)/i.test(rest);

// A question that begins with the word ("reference group of the Forum") names no fact and nothing to do.
const aFact = (rest: string): boolean => rest === '' || /^\S+( [a-z]+:[a-z0-9-]+(\s|$)|$)/i.test(rest);

// "Deliveries of vaccines" is a question.
const anOutbox = (rest: string): boolean => rest === '' || /^retry \S+$/i.test(rest);
// "What if the Forum moves?" is a question; a dry run names what would be done, and to what.
const aChangeOfAMilestone = (rest: string): boolean => rest === '' || /^(move|confirm|cancel)\s+[a-z0-9]+(-[a-z0-9]+)+(\s|$)/i.test(rest);

// "Weekly calls of the network" is a question.
const aWeek = (rest: string): boolean => /^(on|off|due|unreached|unchecked|unconfirmed)?$/i.test(rest);

// "Networks in Africa" is a question; so is "networks and the Forum". What follows here is a code, a list or something to do.
const aRegistry = (rest: string): boolean => /^(all|confirmed|named|silent|[A-Za-z]{2}|[a-z]+(-[a-z]+)+|(confirm|unconfirm|preview|remind|tag|languages?|zones?)\s\S[\s\S]*)?$/i.test(rest) && aStatement(rest);
const aStatement = (rest: string): boolean => !/[?؟？]$/.test(rest);
// "Role of the Forum" is a question.
const aRole = (rest: string): boolean => rest === '' || /^(give|take)(\s|$)/i.test(rest);

// "Support for our review" is a question; what is done with an offer or a request is named by one of these.
const aSupportWish = (rest: string): boolean => rest === '' || /^(r-?\d+|ask|reply|withdraw)(\s|$)/i.test(rest);
// "Requests for support" is a question too.
const aRequestDesk = (rest: string): boolean => rest === '' || /^(r-?\d+|assign|ask|done|decline)(\s|$)/i.test(rest);
// "Review of the Compact in 2025" is a question; a practice is named by 20 letters and digits, a page of what waits by its number.
const aReview = (rest: string): boolean => /^(\d{1,3}|[0-9a-z]{20}(\s.*)?)?$/isu.test(rest);
const aPractice = (rest: string): boolean => /^([0-9a-z]{20})?$/i.test(rest);

// "Audit of our network" is a question.
const aTrail = (rest: string): boolean => rest === '' || /^(since|who|what|about|refused)(\s|$)/i.test(rest);

// "Practices on objective 7" is a question; a draft is named by its id, 20 letters and digits, alone or behind what is done with it.
// Where she has one draft only, what is done with it needs no id; deleting and withdrawing do.
const aDraftStep = /^(show|voir|montrer|ver|mostrar|показать|عرض|查看|submit|soumettre|presentar|подать|تقديم|提交|word|as word|word file|fichier word|archivo word|файл word|ملف word|word 文件)$/iu;
const aDraft = (rest: string): boolean => aDraftStep.test(rest) || /^(|new|nouvelle|nueva|новая|جديدة|新建|[0-9a-z]{20}|(\S+ ){1,2}(?=\S*\d)[0-9a-z]{20}|\p{Script=Han}{2,4}(?=\S*\d)[0-9a-z]{20})$/iu.test(rest);

// "Broadcast of the Forum" is a question; a broadcast is named by its number, alone or behind what is done with it.
const aBroadcast = (rest: string): boolean => /^(|new|b-?\d+|(show|preview|propose|approve|send|schedule|stop|resume|recall|report|test|nudge|edit|correct)\s+(b-?)?\d+(\s[\s\S]*)?)$/i.test(rest);

const takes: Readonly<Record<CommandWord, (rest: string) => boolean>> = {
  help: alone, reminders: alone, 'stop reminders': alone, 'who am i': alone,
  right: alone, wrong: alone, 'ask the secretariat': alone, questions: aDesk, deliveries: anOutbox,
  held: alone, forward: aName, 'add our date': anything, shipped: alone, history: aMilestoneOrCode, share: aMilestone, release: aChange, undo: aChange,
  reference: aFact,
  preview: aName, 'free days': aDayWish,
  done: aMilestoneOrCode, mute: aMilestoneOrCode, unmute: aMilestoneOrCode, snooze: aMilestoneAndLength, calendar: aMilestoneOrCode,
  translations: aLanguage, translate: somethingNamed,
  check: aTextWithFigures,
  networks: aRegistry, role: aRole, people: alone, 'still me': alone, 'not me': alone,
  review: aReview, revise: aPractice, challenge: alone,
  'who still believes': aMilestoneOrCode, 'what if': aChangeOfAMilestone, weekly: aWeek, support: aSupportWish, requests: aRequestDesk, audit: aTrail, practice: aDraft, practices: alone, 'find practices': anything, broadcast: aBroadcast,
  next: anything, ask: anything, remind: anything, network: aName, language: aName,
  move: aMilestone, confirm: aMilestone, cancel: aMilestone, edit: aMilestone, add: aMilestone,
};

function bare(text: string): string {
  return plainForm(text).replace(/(?<=.)[.!?:,;؟！？。：，]+$/u, '');
}

/** How many letters to add, drop or change to turn one word into another. */
function lettersOff(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of Array.from(one).entries()) {
    const now = [row + 1];
    for (const [at, wanted] of Array.from(other).entries()) {
      now.push(Math.min((now[at] ?? 0) + 1, (before[at + 1] ?? 0) + 1, (before[at] ?? 0) + (letter === wanted ? 0 : 1)));
    }
    before = now;
  }
  return before[other.length] ?? other.length;
}

function readWords(): { greetings: ReadonlySet<string>; spellings: readonly Spelling[] } {
  const Words = z.record(Language, z.array(z.string().min(1)).min(1));
  const file = z.record(z.enum([...COMMAND_WORDS, 'greeting']), Words).parse(JSON.parse(readFileSync(new URL('./command-words.json', import.meta.url), 'utf8')));
  const spelled = COMMAND_WORDS.flatMap((word) => Object.values(file[word]).flat().map((typed) => ({ word, typed: typed.split(' ').map(plainForm) })));
  return {
    greetings: new Set(Object.values(file.greeting).flat().map(plainForm)),
    spellings: spelled.sort((one, other) => other.typed.length - one.typed.length),
  };
}
