import { plusMs, type Instant } from '../time/instant.js';
import { FORGOTTEN_ONCE_SENT, KEPT_UNDER_ANSWER_MS, KEPT_UNSENT_MS } from './question.js';
import type { RequestWrites } from './repository.js';

/**
 * Forgets questions that nobody pressed for within a day, and to whom the Secretariat replied: once the reply is there, or was
 * refused, or could not be brought for thirty days. Resolves with the number of rows.
 */
export function forgetWhatIsOver(requests: Pick<RequestWrites, 'forget'>, machineNow: Instant): Promise<number> {
  return requests.forget(plusMs(machineNow, -KEPT_UNDER_ANSWER_MS), FORGOTTEN_ONCE_SENT, plusMs(machineNow, -KEPT_UNSENT_MS));
}
