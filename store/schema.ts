import type { Generated } from 'kysely';
import type { BroadcastState } from '../src/broadcasts/broadcast.js';
import type { Part } from '../src/broadcasts/repository.js';
import type { ConversationKind, PlatformName } from '../src/chat/conversation.js';
import type { DeliveryState } from '../src/delivery/delivery.js';
import type { InboxOutcome } from '../src/inbox/repository.js';
import type { Language } from '../src/language/language.js';
import type { Role } from '../src/people/person.js';
import type { PracticeKind, PracticeState } from '../src/practices/practice.js';
import type { TellingStep } from '../src/practices/review.js';
import type { ReferenceKind } from '../src/reference/entry.js';
import type { Mark } from '../src/reminders/mark.js';
import type { ChangeKind, ChangeState } from '../src/roadmap/change.js';
import type { MilestoneStatus } from '../src/roadmap/milestone.js';
import type { Outcome, Verdict } from '../src/requests/question.js';
import type { SupportState } from '../src/support/support-request.js';
import type { CalendarDate, Grain, Precision } from '../src/time/calendar-date.js';
import type { Instant } from '../src/time/instant.js';
import type { WallTime } from '../src/time/zone.js';

/** The tables of both databases: text, integer, real; instants as ISO text in UTC; `json` columns hold JSON text. */
export interface Tables {
  /** Current values; `entry` holds what is only read whole (title, summary, audience, sources …) as JSON. */
  milestone: {
    id: string; starts_on: CalendarDate; ends_on: CalendarDate; precision: Precision; grain: Grain; status: MilestoneStatus;
    revision: number; date_revision: number; date_since: string | null; date_code: string; entry: string;
  };
  former_date: {
    milestone: string; date_revision: number; starts_on: CalendarDate; ends_on: CalendarDate; precision: Precision; grain: Grain; status: MilestoneStatus;
    date_code: string; known_from: CalendarDate | null; superseded_on: CalendarDate | null; held_since: Instant | null; held_until: Instant | null; reason: string | null; source: string | null; note: string | null;
  };
  change: {
    id: string; milestone: string; kind: ChangeKind; state: ChangeState; by_whom: string; at: Instant; reason: string | null;
    source: string | null; old_values: string | null; new_values: string; part_of: string | null; hold: string | null;
  };
  /** `entry` holds title, summary, aliases, original, who wrote and who confirmed it, as JSON. */
  translation: { of_what: string; language: Language; revision: number; entry: string };
  former_translation: { of_what: string; language: Language; revision: number; entry: string };
  /** `before_values` and `now_values` hold a ShippedValues as JSON; they differ while the Secretariat has not decided. */
  shipped_entry: { id: string; before_values: string; now_values: string };
  /** Every milestone that a waiting change touches. */
  held_milestone: { milestone: string; change: string };
  conversation: {
    id: string; platform: PlatformName; tenant: string; conversation: string; kind: ConversationKind; route: string | null; state: 'open' | 'unreachable';
    reason: string | null; closed_at: Instant | null; network: string | null; language: Language | null; zone: string | null; hour: WallTime; locale: string | null; created_at: Instant; revision: number;
  };
  /** Where a person can be written to alone. */
  direct_conversation: { conversation: string; person: string };
  /** `entry` holds what the Secretariat set, as JSON. */
  network: { code: string; confirmed: number; entry: string };
  person: { id: string; language: Language | null };
  account: { platform: PlatformName; tenant: string; user_id: string; person: string };
  /** `network` is empty where the role is for none, so that it can be part of the key. */
  role: { person: string; role: Role; network: string };
  /** `delivery` is null where she was given the role in that quarter, and so was not asked. */
  still_asked: { person: string; quarter: string; delivery: string | null; confirmed: number };
  /** `manner` holds what is chosen and how, as JSON. */
  subscription: { conversation: string; offsets_days: string; manner: string; since: Instant; revision: number };
  reminder_mark: { conversation: string; milestone: string; kind: Mark['kind']; date_revision: number; until: Instant | null; by_whom: string; at: Instant };
  free_day: { network: string; day: CalendarDate; is_free: number; name: string | null };
  /** Messages with reminders, by the conversation's day on which each counts. */
  reminder_message: { delivery: string; conversation: string; day: CalendarDate };
  /** Rises with what decides what is due: for a conversation, or (an empty scope) for all. */
  reminder_stamp: { scope: string; n: number };
  inbox: { id: string; event_id: string; platform: string; conversation: string; payload: string | null; received_at: Instant; attempts: number; done_at: Instant | null; outcome: InboxOutcome | null };
  delivery: {
    key: string; says: string; args: string; language: Language | null; conversation: string; thread: string | null; only_for: string | null; updates: string | null;
    state: DeliveryState; priority: number; due: Instant; attempts: number; next_try: Instant | null; worker: string | null; began: Instant | null; changed: Instant;
    receipt: string | null; reason: string | null; again: number;
  };
  delivery_subject: { delivery: string; milestone: string; date_revision: number; offset_days: number; conversation: string };
  /** `openly` is 1 where everybody in the conversation could read it. What told it may no longer be kept. */
  told: { conversation: string; milestone: string; date_revision: number; via: string; delivery: string; at: Instant; openly: 0 | 1 };
  audit: { id: string; at: Instant; by_whom: string; action: string; subject: string; outcome: 'done' | 'refused' | 'undone'; before_value: string; after_value: string; place: string | null };
  /** Whom the audit trail names: `account` as `who` writes it, null once it was erased. */
  actor: { id: string; account: string | null };
  /** `network` is empty for the calendar of all. */
  calendar_link: { token: string; network: string; language: Language; made_by: string; made_at: Instant; revoked_at: Instant | null };
  asked: {
    answer: string; conversation: string; thread: string | null; language: Language; words: string; outcome: Outcome; verdict: Verdict | null; asked_on: CalendarDate; kept_at: Instant;
  };
  question: {
    number: number; group_number: number; conversation: string; thread: string | null; language: Language; words: string; why: 'unanswered' | 'wrong'; asked_on: CalendarDate;
  };
  /** `entry` holds wordings, texts and source as JSON. */
  knowledge: { number: number; revision: number; state: 'held' | 'withdrawn'; written_on: CalendarDate; expires_on: CalendarDate; entry: string };
  knowledge_revision: {
    number: number; revision: number; state: 'held' | 'withdrawn'; written_on: CalendarDate; expires_on: CalendarDate; entry: string; by_whom: string; at: Instant; reason: string | null;
  };
  /** `thread` and `account` are empty where there is none; `entry` holds a Turn as JSON. */
  turn: { conversation: string; thread: string; account: string; entry: string; kept_at: Instant };
  /** Conversations to which the Secretariat's week is told. */
  weekly_reader: { conversation: string; since: Instant };
  /** `entry` holds writers, approval and schedule as JSON. */
  broadcast: {
    number: number; revision: number; state: BroadcastState; hash: string; round: number; corrections: number; entry: string; begins_at: Instant | null; made_at: Instant; changed_at: Instant;
  };
  /** `entry` holds a Content as JSON: it is never changed. */
  broadcast_text: { broadcast: number; hash: string; entry: string };
  broadcast_copy: { delivery: string; broadcast: number; round: number; part: Part; conversation: string };
  broadcast_seen: { broadcast: number; conversation: string; by_whom: string; at: Instant };
  support_request: {
    number: number; offer: string; kind: string; state: SupportState; conversation: string; thread: string | null; language: Language; asker: string; network: string | null; words: string;
    wanted_by: CalendarDate | null; in_language: Language | null; link: string | null; assignee: string | null; asked_on: CalendarDate; revision: number;
  };
  support_event: { number: number; revision: number; state: SupportState; by_whom: string; at: Instant; words: string | null };
  lease: { name: string; holder: string; until: Instant };
  mark: { name: string; value: string };
  form_draft: { id: string; form: string; version: number; about: string; by_whom: string; language: Language; page: number; field_values: string; revision: number; changed_at: Instant; held_values: string | null; asked_in: string | null; asking: string | null };
  /** `overruled` holds the warnings that its submitter overruled, with her reasons, as JSON. */
  practice: {
    id: string; kind: PracticeKind; state: PracticeState; revision: number; form_version: number; language: Language; network: string | null; submitter: string | null;
    conversation: string | null; revises: string | null; overruled: string; begun_at: Instant; changed_at: Instant; submitted_at: Instant | null;
  };
  practice_field: { practice: string; field: string; value: string; revision: number; by_whom: string | null; at: Instant };
  practice_choice: { practice: string; field: string; choice: string };
  practice_review: { practice: string; assigned_to: string | null; reason: string | null; other: string | null; address: string | null };
  /** `told_at` is the practice's revision with which its submitter was told. */
  practice_comment: { id: string; practice: string; field: string; words: string; by_whom: string | null; at: Instant; told_at: number | null };
  /** What is found: `number` is that of the words, which each database keeps in its own way. */
  practice_found: { number: Generated<number>; practice: string };
  practice_facet: { facet: string; number: number };
  practice_told: { practice: string; revision: number; step: TellingStep; at: Instant; heard_at: Instant | null };
  file_to_read: { id: string; conversation: string; incoming: string; attempts: number; next_try: Instant };
  practice_document: { id: string; practice: string; person: string; conversation: string; differences: string; shown_at: Instant };
  installation: { platform: PlatformName; tenant: string; bot_user: string; bot: string | null; token: string; since: Instant; ended_at: Instant | null };
  reference: { ref: string; kind: ReferenceKind; revision: number; entry: string };
  former_reference: { ref: string; kind: ReferenceKind; revision: number; entry: string };
}
