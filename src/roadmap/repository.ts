import type { Change, HeldChange } from './change.js';
import type { FormerDate, Milestone, MilestoneId } from './milestone.js';

/** What the roadmap asks the store. Lists of milestones are in the order of the file (`byDate`). */
export interface RoadmapReads {
  milestones(): Promise<Milestone[]>;
  findMilestone(id: MilestoneId): Promise<Milestone | undefined>;
  /** Dates that once held: all, or those of one milestone, oldest first. */
  formerDates(milestone?: MilestoneId): Promise<FormerDate[]>;
  /** Changes of the ledger, newest first. */
  changes(milestone?: MilestoneId): Promise<Change[]>;
  findChange(id: string): Promise<Change | undefined>;
  /** Changes that are held, oldest first. */
  heldChanges(): Promise<HeldChange[]>;
  /** Changes that wait for the Secretariat's word, oldest first. */
  proposedChanges(): Promise<HeldChange[]>;
  /** Every milestone that a waiting change touches, with that change's id. */
  heldMilestones(): Promise<ReadonlyMap<MilestoneId, string>>;
  /** Which milestone and date a code stands for. */
  findDateCode(code: string): Promise<{ milestone: MilestoneId; dateRevision: number } | undefined>;
}

export interface RoadmapWrites extends RoadmapReads {
  /** Adds a milestone with the dates that once held; false when the id is there already, and then nothing is changed. */
  add(milestone: Milestone, former: readonly FormerDate[]): Promise<boolean>;
  /** Keeps the row of an addition. */
  keepChange(change: Change): Promise<void>;
  /** Keeps a change that waits, with all that it touches. Throws where one of these waits already: nothing stays of it. */
  hold(change: Change, milestones: readonly MilestoneId[]): Promise<void>;
  /** Keeps how a waiting change ended; what it touched is free again. */
  letGo(change: Change): Promise<void>;
  /**
   * Keeps a change (the row of one that waited becomes its end) and the milestone as it stands after it. `former` is the date that no longer holds, if the change moved one.
   * `stale` when the milestone's revision is no longer `seen`: nothing was written.
   */
  record(change: Change, next: Milestone, seen: number, former: FormerDate | null): Promise<'recorded' | 'stale'>;
}
