import { paragraph, type Block, type DateTile } from '../chat/message.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate } from '../language/dates.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { nameMilestone, placeOf, unconfirmedNote } from './names.js';
import { tellStanding } from './standing.js';
import { tellHeld } from './tell-held.js';
import { tellHours } from './tell-hours.js';
import { tellSource } from './tell-source.js';

/**
 * One milestone as lines: date; what and where; status and distance; what is being checked; hour; source, as-of, code. A locked phone shows date and name.
 * `aside` stands before the source: alone it says what the mark behind a title means.
 */
export function milestoneLines(milestone: Milestone, facts: Facts, aside: readonly string[] = unconfirmedNote([milestone], facts)): string[] {
  return [...mainLines(milestone, facts), ...aside, tellSource(milestone, facts).text];
}

/** The same as blocks: the date as heading with its tile, the source as a link. */
export function milestoneBlocks(milestone: Milestone, facts: Facts, aside: readonly string[] = unconfirmedNote([milestone], facts)): Block[] {
  const [heading = '', ...lines] = mainLines(milestone, facts);
  return [
    { kind: 'heading', text: heading, tile: tileOf(milestone) },
    ...lines.map((line) => paragraph(line)),
    ...aside.map((line) => paragraph(line, 'quiet')),
    { kind: 'paragraph', spans: tellSource(milestone, facts).spans, tone: 'quiet' },
  ];
}

/** The date as a heading: with its weekday for a single day, and said plainly where no days are set. */
function headingOf(milestone: Milestone, facts: Facts): string {
  const { words } = facts;
  const date = tellDate(milestone, words.language, { weekday: true });
  if (milestone.status === 'cancelled') return words.say('answer.heading-cancelled', { date });
  const isOpen = milestone.status === 'expected' && milestone.precision !== 'day' && milestone.endsOn >= facts.today;
  return capitalized(isOpen ? words.say('answer.heading-no-days', { date }) : date, words.language);
}

function mainLines(milestone: Milestone, facts: Facts): string[] {
  const lines = [headingOf(milestone, facts), what(milestone, facts), tellStanding(milestone, facts), tellHeld(milestone, facts), tellHours(milestone, facts)];
  return lines.filter((line) => line !== undefined);
}

function what(milestone: Milestone, facts: Facts): string {
  const name = nameMilestone(milestone, facts);
  const place = placeOf(milestone, facts.words);
  return place === undefined ? facts.words.say('answer.what-alone', { name }) : facts.words.say('answer.what', { name, place });
}

/** The date as faces can draw it. */
export function tileOf({ startsOn, endsOn, precision, grain, status }: Milestone): DateTile {
  return { startsOn, endsOn, precision, grain, status };
}
