import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';

const MOST_ANSWERED = 500;

interface Answered {
  readonly press: string | undefined;
  readonly answer: Promise<DirectAnswer>;
}

/** What modals were answered, for as long as this process runs. */
export interface AnsweredModals {
  /**
   * Takes a modal that was sent, and resolves with its answer. The same request again, and what was taken already, get the answer that
   * was given. Where something was wrong nothing was taken: another press of the same words is a new try.
   * @param press names the press; undefined where Slack does not tell.
   */
  take(incoming: Incoming, press: string | undefined, handle: (incoming: Incoming) => Promise<DirectAnswer>): Promise<DirectAnswer>;
}

export function answeredModals(): AnsweredModals {
  const answered = new Map<string, Answered>();

  function keep(eventId: string, press: string | undefined, answer: Promise<DirectAnswer>): Promise<DirectAnswer> {
    const [oldest] = answered.keys();
    if (answered.size >= MOST_ANSWERED && oldest !== undefined) answered.delete(oldest);
    answered.set(eventId, { press, answer });
    // What failed was not answered.
    answer.catch(() => answered.delete(eventId));
    return answer;
  }

  return {
    async take(incoming, press, handle) {
      const { eventId } = incoming;
      const before = answered.get(eventId);
      if (before === undefined) return keep(eventId, press, handle(incoming));
      const isNewTry = before.press !== press && press !== undefined && (await before.answer).kind === 'form-errors';
      return isNewTry ? keep(eventId, press, handle({ ...incoming, eventId: `${eventId}:${press}` })) : before.answer;
    },
  };
}
