import { paragraph, type Block, type Message, type Span } from '../chat/message.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { forwardButtons } from './forward-says.js';
import { milestoneBlocks, milestoneLines } from './milestone-blocks.js';
import { nameMilestone, unconfirmedNote } from './names.js';
import { askTheSecretariat } from './secretariat.js';
import { statusText } from './standing.js';

/** How many of a list are shown. */
export const LONGEST_LIST = 5;

/** The milestones of these ids that the ledger still holds. */
export function heldOf(ids: readonly string[], { ledger }: Facts): Milestone[] {
  return ids.map((id) => ledger.byId.get(id)).filter((milestone) => milestone !== undefined);
}

/** Which dates a message tells. */
export function aboutOf(milestones: readonly Milestone[]): Message['about'] {
  return milestones.map(({ id, dateRevision }) => ({ milestone: id, dateRevision }));
}

/** Plain lines. */
export function plain(lines: readonly string[], { words }: Pick<Facts, 'words'>): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: lines.map((line) => paragraph(line)) };
}

/** "Not known", and whom to ask. */
export function notKnownLines(facts: Facts): string[] {
  return [facts.words.say('answer.not-known'), ...askTheSecretariat(facts)];
}

/** Each with all that is known of its date, one after the other; `before` stands above them. */
export function dated(milestones: readonly Milestone[], facts: Facts, before: readonly string[] = []): Message {
  // Once, beside the last source.
  const asideOf = (at: number): string[] => (at === milestones.length - 1 ? unconfirmedNote(milestones, facts) : []);
  const blocks = milestones.flatMap((milestone, at): Block[] => [...(at === 0 ? [] : [{ kind: 'divider' } as const]), ...milestoneBlocks(milestone, facts, asideOf(at))]);
  const told = milestones.map((milestone, at) => milestoneLines(milestone, facts, asideOf(at)).join('\n')).join('\n\n');
  return {
    text: [...before, told].join('\n'),
    language: facts.words.language,
    about: aboutOf(milestones),
    blocks: [...before.map((line) => paragraph(line)), ...blocks, ...forwardButtons(milestones, facts)],
  };
}

/** What a list says around its milestones. */
export interface Around {
  readonly before: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly after: readonly string[];
}

/** A line for each. */
export function listed({ before, milestones, after: closing }: Around, facts: Facts, itemOf = itemLine): Message {
  const after = [...closing, ...unconfirmedNote(milestones, facts)];
  const lines = milestones.map((milestone) => itemOf(milestone, facts));
  const items = milestones.map((milestone, at): Span[] => [{ text: lines[at] ?? milestone.id, ...(milestone.source.url === null ? {} : { href: milestone.source.url }) }]);
  const blocks: Block[] = [...before.map((line) => paragraph(line)), { kind: 'list', ordered: true, items }, ...after.map((line) => paragraph(line, 'quiet'))];
  const text = [...before, ...lines.map((line, at) => `${at + 1}. ${line}`), ...after].join('\n');
  return { text, language: facts.words.language, about: aboutOf(milestones), blocks };
}

/** Date, name, status and code of one, in a line. */
export function itemLine(milestone: Milestone, facts: Facts): string {
  const { words } = facts;
  const date = capitalized(tellDate(milestone, words.language), words.language);
  return `${words.say('answer.item', { date, name: nameMilestone(milestone, facts), status: words.say(statusText[milestone.status]) })} ${isolate(milestone.dateCode, words.language)}`;
}

/** The day on which the oldest of these was checked. */
export function checkedLine(milestones: readonly Milestone[], { words }: Facts): string[] {
  const oldest = milestones.map(({ checkedOn }) => checkedOn).sort()[0];
  return oldest === undefined ? [] : [words.say('answer.sources', { day: tellDay(oldest, words.language) })];
}

/** "… more are known", where not all are shown. */
export function moreLine(all: number, shown: number, { words }: Facts): string[] {
  return all > shown ? [words.say('answer.more', { count: all - shown })] : [];
}
