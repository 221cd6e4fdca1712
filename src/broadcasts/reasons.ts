import { DATE_HAS_MOVED } from '../delivery/delivery.js';

/** Why a row of a broadcast is not sent, or counts as sent. They stand in the outbox as they are, so that what was held back by one can be let go by it. */
export const REASONS = {
  stopped: 'the broadcast was stopped',
  corrected: 'the broadcast was corrected meanwhile',
  correctedInTrying: 'it was corrected while it was tried',
  recalled: 'the broadcast was recalled',
  takenBack: 'the approval was taken back',
  moved: DATE_HAS_MOVED,
  muted: 'its date is muted there',
  /** Of one that counts as sent only by that press, after it went more than once or was given up: which of its texts was read is not known. */
  pressed: 'it may stand twice; somebody pressed a button under it',
} as const;
