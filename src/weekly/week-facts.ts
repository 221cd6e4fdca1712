import type { DeliveryState } from '../delivery/delivery.js';
import type { DeliveryReads } from '../delivery/repository.js';
import { ERASED, type Conversation } from '../networks/conversation.js';
import type { NetworkReads } from '../networks/repository.js';
import { groupQuestions } from '../requests/group-questions.js';
import type { RequestReads } from '../requests/repository.js';
import type { Facts } from '../roadmap/facts.js';
import { unheardBefore } from '../practices/review-facts.js';
import type { ReviewReads } from '../practices/review-repository.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { FocalPoint } from '../people/focal-point.js';
import { readFocalPoints } from '../people/read-focal-points.js';
import type { PeopleReads } from '../people/repository.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { SupportReads } from '../support/repository.js';
import { isOverdue, OPEN_STATES } from '../support/support-request.js';
import { daysBetween, plusDays } from '../time/calendar-date.js';

/** What the Secretariat's week is composed from, as it stands when it is sent. */
export interface WeekFacts extends Facts {
  readonly week: Week;
}

/** What waits for somebody. */
export interface Week {
  /** Dates that begin in the next fourteen days and hold. */
  readonly due: readonly Milestone[];
  /** Conversations that cannot be reached; not those of persons who were erased, since nobody is to reach these. */
  readonly unreached: readonly Conversation[];
  /** Questions that nobody could answer, alike ones as one. */
  readonly unanswered: number;
  /** Dates ahead whose source was not read for more than sixty days, the longest first. */
  readonly unchecked: readonly Milestone[];
  /** Deliveries that were refused, or of which nobody knows whether they arrived. */
  readonly failed: number;
  /** Changes that wait: for a second person, or for the Secretariat's word. */
  readonly held: number;
  /** Requests for support whose day has passed, or that nobody has taken on for a week. */
  readonly requests: number;
  /** Focal points who were asked in two quarters and said nothing. */
  readonly unconfirmed: readonly FocalPoint[];
  /** Practices that wait for review, and those whose submitter has not answered for a week. */
  readonly practices: number;
}

/** The part of the store in which a week is read. */
export interface WeekReads {
  readonly networks: Pick<NetworkReads, 'conversations'>;
  readonly people: Pick<PeopleReads, 'granted' | 'stillAsked'>;
  readonly requests: Pick<RequestReads, 'queue'>;
  readonly deliveries: Pick<DeliveryReads, 'countByState'>;
  readonly roadmap: Pick<RoadmapReads, 'heldChanges' | 'proposedChanges'>;
  readonly support: Pick<SupportReads, 'requests'>;
  readonly practiceReviews: Pick<ReviewReads, 'countReviews'>;
}

const DUE_DAYS = 14;
const CHECKED_DAYS = 60;
const FAILED: readonly DeliveryState[] = ['refused', 'unknown'];

/** Reads what waits. */
export async function readWeek(reads: WeekReads, facts: Facts): Promise<WeekFacts> {
  const states = await reads.deliveries.countByState();
  const reviews = await reads.practiceReviews.countReviews(unheardBefore(facts.now));
  const week = {
    ...datesOf(facts), unreached: (await reads.networks.conversations()).filter(({ state, reason }) => state === 'unreachable' && reason !== ERASED),
    unanswered: groupQuestions(await reads.requests.queue(), facts.today).length, failed: FAILED.reduce((sum, state) => sum + (states[state] ?? 0), 0),
    unconfirmed: (await readFocalPoints(reads.people, facts.today)).filter(({ isConfirmed }) => !isConfirmed),
    held: (await reads.roadmap.heldChanges()).length + (await reads.roadmap.proposedChanges()).length,
    requests: (await reads.support.requests(OPEN_STATES)).filter((one) => isOverdue(one, facts.today)).length, practices: reviews.waiting + reviews.unheard,
  };
  return { ...facts, week };
}

/** Dates that are near, and dates whose source is old. */
export function datesOf({ ledger, today }: Pick<Facts, 'ledger' | 'today'>): Pick<Week, 'due' | 'unchecked'> {
  const ahead = ledger.milestones.filter(({ status, endsOn }) => status !== 'cancelled' && endsOn >= today);
  return {
    due: ahead.filter(({ startsOn }) => startsOn >= today && startsOn <= plusDays(today, DUE_DAYS)),
    unchecked: ahead.filter(({ checkedOn }) => daysBetween(checkedOn, today) > CHECKED_DAYS).sort((one, other) => daysBetween(other.checkedOn, one.checkedOn)),
  };
}
