import { z } from 'zod';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { findCodes, type TypedCode } from './find-codes.js';
import { forwardButtons } from './forward-says.js';
import { milestoneBlocks, milestoneLines } from './milestone-blocks.js';

/** What the dates behind codes are now: still valid, moved to another, or not a code of ours. Read from the ledger of the moment of sending. */
export const codesChecked = sayable('answer.codes', z.object({ codes: z.array(z.string()).min(1) }), ({ codes }, facts: Facts): Message => {
  const typed = codes.flatMap((code) => findCodes(code, facts.ledger).slice(0, 1));
  const dated = typed.flatMap(({ dated: one }) => (one === undefined ? [] : [one.milestone]));
  const blocks = typed.flatMap((one, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...blocksOf(one, facts)]);
  return {
    text: typed.map((one) => linesOf(one, facts).join('\n')).join('\n\n'), language: facts.words.language,
    about: [...new Set(dated)].map(({ id, dateRevision }) => ({ milestone: id, dateRevision })), blocks: [...blocks, ...forwardButtons(dated, facts)],
  };
});

function linesOf(typed: TypedCode, facts: Facts): string[] {
  return [verdict(typed, facts), ...(typed.dated === undefined ? [facts.words.say('answer.code-unknown-how')] : milestoneLines(typed.dated.milestone, facts))];
}

function blocksOf(typed: TypedCode, facts: Facts): Block[] {
  return [paragraph(verdict(typed, facts)), ...(typed.dated === undefined ? [paragraph(facts.words.say('answer.code-unknown-how'))] : milestoneBlocks(typed.dated.milestone, facts))];
}

/** "Still valid", "It moved", "Cancelled", or that nobody gave it out. */
function verdict({ code, dated }: TypedCode, { words }: Facts): string {
  const shown = isolate(code, words.language);
  if (dated === undefined) return words.say('answer.code-unknown', { code: shown });
  const { milestone, former } = dated;
  const now = { to: tellDate(milestone, words.language), code: isolate(milestone.dateCode, words.language) };
  if (milestone.status === 'cancelled') return words.say('answer.code-cancelled', now);
  if (former === null) return words.say('answer.code-valid', now);
  const isSameDate = former.startsOn === milestone.startsOn && former.endsOn === milestone.endsOn && former.precision === milestone.precision && former.grain === milestone.grain;
  return isSameDate ? words.say('answer.code-same-date', now) : words.say('answer.code-moved', { from: tellDate(former, words.language), ...now });
}
