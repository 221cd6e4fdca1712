import type { Incoming } from '../../src/chat/incoming.js';
import type { Part } from './render-message.js';
import { postOnlyFor } from './post-only-for.js';
import { postParts } from './post-parts.js';
import type { SlackSending } from './sending.js';

/** Slack did not wait for this answer: it was answered with nothing meanwhile. */
export class AnsweredTooLate extends Error {
  override readonly name = 'AnsweredTooLate';
  readonly code = 'slack.answered-too-late';

  constructor() {
    super('Slack was answered before this answer was there');
  }
}

/** Answers in the HTTP answer; where Slack did not wait for it, `late`. */
export async function inTimeOr(answering: () => Promise<void>, late: () => Promise<unknown>): Promise<void> {
  try {
    await answering();
  } catch (error) {
    if (!(error instanceof AnsweredTooLate)) throw error;
    await late();
  }
}

/** Shows words to who acted, where she did, as a message that nobody else sees. */
export type ShowAlone = (incoming: Incoming, part: Part) => Promise<void>;

/** A modal has no address for words that come late: they are posted. */
export function aloneShower(sending: SlackSending, signal: AbortSignal): ShowAlone {
  return async ({ eventId, address, thread, account }, part) => {
    if (account === null) return;
    const carried = { key: eventId, about: [] };
    if (address.kind === 'person') await postParts(sending, { channel: address.conversation, thread }, [part], carried, signal);
    else await postOnlyFor(sending, { address, thread, onlyFor: account }, account.user, [part], carried, signal);
  };
}
