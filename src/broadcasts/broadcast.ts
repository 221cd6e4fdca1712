import { z } from 'zod';
import { Block } from '../chat/message.js';
import { Language } from '../language/language.js';
import { MilestoneId } from '../roadmap/milestone.js';
import { CalendarDate } from '../time/calendar-date.js';
import { Instant } from '../time/instant.js';
import { WallTime } from '../time/zone.js';
import { Audience } from './audience.js';

/**
 * One message of the Secretariat to many conversations:
 *
 *   draft ──→ proposed ──→ approved ──→ sending ⇄ stopped
 *               ↑ └─edit─┘    │            │
 *               └────edit─────┘            └──nothing is left──→ sent ──→ corrected (sent anew as it reads now)
 *
 *   stopped ──edit, where none of it went──→ proposed
 *   approved, sending, stopped, sent, corrected ──→ recalled
 *
 * An edit takes the approval back: what was approved is one text, named by its hash. The rows of the outbox are written when it is
 * approved, and wait without an hour until somebody sends it. A correction while it is still being sent leaves it there: what is left
 * goes out with the new text, and it ends as corrected.
 */
export const BroadcastState = z.enum(['draft', 'proposed', 'approved', 'sending', 'stopped', 'sent', 'corrected', 'recalled']);
export type BroadcastState = z.infer<typeof BroadcastState>;

/** What stands under a broadcast: seen; a question to the Secretariat; the calendar; a form. */
export const BroadcastButton = z.enum(['seen', 'ask', 'calendar', 'form:reminders', 'form:add-ours']);
export type BroadcastButton = z.infer<typeof BroadcastButton>;

/** One text, ready for every face: `plain` holds the whole meaning, `markdown` is how it was written. */
export const BroadcastText = z.object({ markdown: z.string(), plain: z.string().min(1), blocks: z.array(Block).min(1) });
export type BroadcastText = z.infer<typeof BroadcastText>;

/** The longest title, in characters, and how many milestones one broadcast tells. */
export const LONGEST_TITLE = 150;
export const MOST_MILESTONES = 10;

/** All that is approved at once. A broadcast has a text in its own language, and in others where somebody wrote one. */
export const Content = z.object({
  title: z.string().min(1).max(LONGEST_TITLE),
  language: Language,
  texts: z.partialRecord(Language, BroadcastText),
  audience: Audience,
  milestones: z.array(MilestoneId).max(MOST_MILESTONES),
  buttons: z.array(BroadcastButton),
});
export type Content = z.infer<typeof Content>;

const AtInstant = z.object({ kind: z.literal('at'), at: Instant });
const AtLocalHour = z.object({ kind: z.literal('local'), day: CalendarDate, time: WallTime });

/** A time that somebody set: an instant of the roadmap's time, or when the clocks of each conversation show this. */
export const SetTime = z.discriminatedUnion('kind', [AtInstant, AtLocalHour]);
export type SetTime = z.infer<typeof SetTime>;

/** When it goes: at once, or at a time. */
export const Schedule = z.discriminatedUnion('kind', [z.object({ kind: z.literal('now') }), AtInstant, AtLocalHour]);
export type Schedule = z.infer<typeof Schedule>;

/** A date that a broadcast tells, as it stood when its text was approved. */
export const CarriedDate = z.object({ milestone: MilestoneId, dateRevision: z.number().int() });
export type CarriedDate = z.infer<typeof CarriedDate>;

/** Who approved which text, and the dates that it tells as the ledger held them then. `override`: the reason of a writer who approved her own in an emergency. */
export const Approval = z.object({ by: z.string(), at: Instant, hash: z.string(), override: z.string().nullable(), dates: z.array(CarriedDate) });
export type Approval = z.infer<typeof Approval>;

/** A broadcast as the store keeps it. Accounts as `who` writes them; instants are machine time. */
export interface Broadcast {
  readonly number: number;
  readonly revision: number;
  readonly state: BroadcastState;
  readonly content: Content;
  readonly hash: string;
  /** Everybody who wrote any of it: none of them approves it. */
  readonly writers: readonly string[];
  readonly approval: Approval | null;
  /** Counts approvals: the rows of the newest count. */
  readonly round: number;
  readonly schedule: Schedule | null;
  /** When the first goes; null before somebody sends it. */
  readonly beginsAt: Instant | null;
  /** How often it was corrected. */
  readonly corrections: number;
  readonly madeAt: Instant;
  readonly changedAt: Instant;
}

/** What is written of a broadcast before it has a number. */
export type NewBroadcast = Omit<Broadcast, 'number' | 'revision'>;

/** Its name for people: `B-12`. */
export function broadcastCode(number: number): string {
  return `B-${number}`;
}

/** The number that people mean: `B-12`, `b12`, `12`. Undefined for anything else. */
export function readBroadcastCode(text: string): number | undefined {
  const found = /^(?:b-?)?(\d{1,9})$/i.exec(text.trim())?.[1];
  return found === undefined ? undefined : Number(found);
}

/** States in which its rows are on their way, or were. */
export const BEGUN: readonly BroadcastState[] = ['sending', 'stopped', 'sent', 'corrected'];
