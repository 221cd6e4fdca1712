import { DATE_HAS_MOVED } from '../delivery/delivery.js';

/** Why a row of a broadcast is not sent. They stand in the outbox as they are, so that what was held back by one can be let go by it. */
export const REASONS = {
  stopped: 'the broadcast was stopped',
  corrected: 'the broadcast was corrected meanwhile',
  correctedInTrying: 'it was corrected while it was tried',
  recalled: 'the broadcast was recalled',
  takenBack: 'the approval was taken back',
  moved: DATE_HAS_MOVED,
  muted: 'its date is muted there',
} as const;
