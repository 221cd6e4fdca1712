import { z } from 'zod';
import { nameMilestone } from '../answers/names.js';
import { tellSource } from '../answers/tell-source.js';
import { paragraph, type Block, type Message, type Span } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate } from '../language/dates.js';
import { inRow } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { CalendarDate } from '../time/calendar-date.js';
import { verdictOf, type Verdict, type WrittenDate } from './finding.js';

/** How many dates of a letter one message tells. */
export const MOST_TOLD = 12;

const Written = z.object({
  text: z.string().max(120), offset: z.number().int().min(0), from: CalendarDate, to: CalendarDate, grain: z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']), edge: z.enum(['first', 'last']).nullable(), isYearSaid: z.boolean(),
  milestone: MilestoneId.nullable(),
});
type Written = z.infer<typeof Written>;

/** What holds of the dates of a letter. Only the dates are kept, never the letter; the verdicts are made when the message is. */
export const checkedLetter = sayable('letters.checked', z.object({ dates: z.array(Written).max(MOST_TOLD), more: z.number().int().min(0) }), ({ dates, more }, facts: Facts): Message => {
  const { words } = facts;
  const judged = dates.map((date) => judge(date, facts)).sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
  const first = judged.length === 0 ? words.say('letters.found-none') : words.say('letters.found', { count: judged.length, verdicts: countVerdicts(judged, facts) });
  const told = judged.map((one) => tell(one, facts));
  const last = more > 0 ? [words.say('letters.more', { count: more })] : [];
  return {
    text: [first, ...told.map(({ lines }) => lines.join('\n')), ...last].join('\n'), language: words.language,
    about: judged.flatMap(({ milestone }) => (milestone === null ? [] : [{ milestone: milestone.id, dateRevision: milestone.dateRevision }])),
    blocks: [paragraph(first), ...told.flatMap(({ blocks }) => blocks), ...last.map((line) => paragraph(line, 'quiet'))],
  };
});

/** How a text is given to be checked. */
export const howToCheck = sayable('letters.how', z.object({}), (_args, facts: Facts): Message => {
  const text = facts.words.say('letters.how');
  return { text, language: facts.words.language, about: [], blocks: [paragraph(text)] };
});

export const letterSayables = [checkedLetter, howToCheck];

const ORDER: readonly Verdict[] = ['moved', 'refined', 'unknown', 'holds'];
const COUNTS: Readonly<Record<Verdict, MessageKey>> = { moved: 'letters.count-moved', refined: 'letters.count-refined', unknown: 'letters.count-unknown', holds: 'letters.count-holds' };

interface Judged {
  readonly date: WrittenDate;
  readonly milestone: Milestone | null;
  readonly verdict: Verdict;
}

function judge(date: Written, { ledger }: Facts): Judged {
  const milestone = date.milestone === null ? undefined : ledger.byId.get(date.milestone);
  return milestone === undefined ? { date, milestone: null, verdict: 'unknown' } : { date, milestone, verdict: verdictOf(date, milestone) };
}

function countVerdicts(judged: readonly Judged[], { words }: Facts): string {
  const counts = ORDER.map((verdict) => ({ verdict, count: judged.filter((one) => one.verdict === verdict).length })).filter(({ count }) => count > 0);
  return inRow(counts.map(({ verdict, count }) => words.say(COUNTS[verdict], { count })), words.language);
}

interface Told {
  readonly lines: string[];
  readonly blocks: Block[];
}

/** What moved or became exact stands with its source; what holds takes one line. */
function tell(judged: Judged, facts: Facts): Told {
  const { date, milestone, verdict } = judged;
  const { words } = facts;
  const text = isolate(date.text, words.language);
  if (milestone === null) return inOneLine(words.say('letters.unknown', { text }));
  const name = nameMilestone(milestone, facts);
  const now = tellDate(milestone, words.language);
  switch (verdict) {
    case 'holds':
      return inOneLine(words.say('letters.holds', { text, name }));
    case 'unknown':
      return inOneLine(words.say('letters.finer', { text, date: now, name }));
    case 'moved':
    case 'refined':
      return withSource(capitalized(words.say(verdict === 'moved' ? 'letters.moved' : 'letters.refined', { date: now, text }), words.language), milestone, facts);
  }
}

function inOneLine(line: string): Told {
  return { lines: [line], blocks: [paragraph(line)] };
}

function withSource(first: string, milestone: Milestone, facts: Facts): Told {
  const { words, ledger, today } = facts;
  const reason = ledger.formerDates.findLast((former) => former.milestone === milestone.id)?.reason ?? null;
  const second = [
    words.say('answer.what-alone', { name: nameMilestone(milestone, facts) }),
    ...(reason === null ? [] : [words.say('letters.reason', { reason: isolate(reason.replace(/[.。]$/u, ''), words.language) })]),
    ...(milestone.endsOn < today ? [words.say('letters.passed')] : []),
  ].join(' ');
  const source = tellSource(milestone, facts);
  const strong: Span[] = [{ text: first, strong: true }];
  return { lines: [first, second, source.text], blocks: [{ kind: 'paragraph', spans: strong, tone: 'plain' }, paragraph(second), { kind: 'paragraph', spans: source.spans, tone: 'quiet' }] };
}
