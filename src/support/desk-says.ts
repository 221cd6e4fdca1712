import { z } from 'zod';
import { action } from '../chat/action.js';
import type { Button, Message } from '../chat/message.js';
import { paragraph } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import { nameLanguage } from '../networks/find-language.js';
import { CalendarDate, daysBetween } from '../time/calendar-date.js';
import { filed, ownShown, refusalText } from './asker-says.js';
import { lineOf, linesOf, named, stateText } from './lines.js';
import { cautionOf } from './name-kind.js';
import { isOpen, isOverdue, isUntaken, requestCode, type SupportRequest } from './support-request.js';
import type { SupportFacts } from './support-facts.js';
import { WordedStep } from './step-form.js';
import { cardButton, stepNoted, stepTold } from './told.js';

const Numbered = z.object({ number: z.number().int() });
const Seen = z.object({ number: z.number().int(), revision: z.number().int() });

/** "I take it", on a card. */
export const takeButton = action('support.take', Seen);
/** Opens the form of another step. */
export const stepButton = action('support.step', Seen.extend({ step: WordedStep.exclude(['answer']) }), { opensForm: true });

const LONGEST_LIST = 7;

/** What waits at the desk: what is overdue first, then what nobody has taken on, then the oldest. */
export const queueShown = sayable('support.queue', z.object({}), (_args, facts: SupportFacts): Message => {
  const { words, open, today } = facts;
  const ordered = [...open].sort((one, other) => pressing(other, today) - pressing(one, today) || one.number - other.number);
  const [first] = ordered;
  if (first === undefined) return linesOf([words.say('support.queue-empty')], facts);
  const shown = ordered.slice(0, LONGEST_LIST);
  const more = ordered.length > LONGEST_LIST ? [words.say('answer.more', { count: ordered.length - LONGEST_LIST })] : [];
  const buttons = shown.slice(0, 5).map(({ number }) => cardButton.button({ number }, words.say('support.button-show', { code: requestCode(number) }), { typed: `requests ${requestCode(number)}` }));
  return linesOf([words.say('support.queue-head', { count: ordered.length }), ...shown.map((one) => lineOf(one, facts)), ...more, words.say('support.queue-how', { code: isolate(requestCode(first.number), words.language) })], facts, buttons);
});

/** One request, whole, with what can be done with it. */
export const cardShown = sayable('support.card', Numbered, ({ number }, facts: SupportFacts): Message => {
  const { request, words } = facts;
  const code = isolate(requestCode(number), words.language);
  if (request === undefined) return { ...linesOf([words.say(refusalText['no-request'], { said: code, state: '' })], facts), refusal: true };
  const caution = cautionOf(request.offer, facts.ledger.reference, words);
  const shown = factsOf(request, facts);
  const lines = [lineOf(request, facts), isolate(request.what === '' ? '–' : request.what, words.language), ...(caution === undefined ? [] : [caution]), ...historyOf(facts)];
  const how = isOpen(request) ? [words.say('support.card-how', { code })] : [];
  const { blocks } = linesOf(lines, facts);
  return {
    text: [...lines, ...shown.map(({ label, value }) => `${label}: ${value}`), ...how].join('\n'), language: words.language, about: [],
    blocks: [...blocks, ...(shown.length > 0 ? [{ kind: 'facts' as const, facts: shown }] : []), ...how.map((line) => paragraph(line, 'quiet')), ...(isOpen(request) ? [{ kind: 'actions' as const, buttons: stepButtons(request, facts) }] : [])],
  };
});

/** Its day is near, or over; or nobody has taken it on. Not said once it is done with, or its day is another. */
export const dueTold = sayable('support.due', z.object({ number: z.number().int(), day: CalendarDate.nullable() }), ({ number, day }, facts: SupportFacts): Spoken => {
  const { request, words, today } = facts;
  if (request === undefined || !isOpen(request) || (day === null ? !isUntaken(request) : request.wantedBy !== day)) return { notSaid: 'nothing is to be done about it any more' };
  const button = cardButton.button({ number }, words.say('support.button-card'), { typed: `requests ${requestCode(number)}` });
  if (day === null) return linesOf([words.say('support.untaken', { ...named(request, facts), count: daysBetween(request.askedOn, today) })], facts, [button]);
  return linesOf([words.say(day < today ? 'support.due-over' : 'support.due-soon', { ...named(request, facts), day: tellDay(day, words.language) })], facts, [button]);
});

/** All that is composed from requests. */
export const supportSayables = [queueShown, cardShown, dueTold, stepTold, stepNoted, filed, ownShown];

function pressing(request: SupportRequest, today: CalendarDate): number {
  return (isOverdue(request, today) ? 2 : 0) + (isUntaken(request) ? 1 : 0);
}

function factsOf(request: SupportRequest, { words }: SupportFacts): { label: string; value: string }[] {
  const { language } = words;
  const { askedOn, asker, assignee, inLanguage, link } = request;
  return [
    { label: words.say('support.label-asked'), value: `${tellDay(askedOn, language)} · ${isolate(asker, language)}` },
    ...(assignee === null ? [] : [{ label: words.say('support.label-assignee'), value: isolate(assignee, language) }]),
    ...(inLanguage === null ? [] : [{ label: words.say('support.label-language'), value: nameLanguage(inLanguage, language) }]),
    ...(link === null ? [] : [{ label: words.say('support.label-link'), value: isolate(link, language) }]),
  ];
}

/** What was asked back and what came, with the state that each led to. */
function historyOf({ events, words }: SupportFacts): string[] {
  return events.flatMap(({ state, words: said }) => (said === null ? [] : [`${words.say(stateText[state])}: ${isolate(said, words.language)}`]));
}

function stepButtons(request: SupportRequest, { words }: SupportFacts): Button[] {
  const { number, revision } = request;
  const code = requestCode(number);
  const step = (one: 'assign' | 'wait' | 'done' | 'decline', label: string, typed: string, style?: 'danger'): Button => stepButton.button({ number, revision, step: one }, label, { typed, ...(style === undefined ? {} : { style }) });
  return [
    ...(isUntaken(request) ? [takeButton.button({ number, revision }, words.say('support.button-take'), { style: 'primary', typed: `requests assign ${code}` })] : []),
    step('assign', words.say('support.button-assign'), `requests assign ${code} WHO`),
    step('wait', words.say('support.button-wait'), `requests ask ${code} …`),
    step('done', words.say('support.button-done'), `requests done ${code} …`),
    step('decline', words.say('support.button-decline'), `requests decline ${code} …`, 'danger'),
  ];
}
