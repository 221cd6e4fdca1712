import type { ChangeOutcome, Destination, Receipt } from '../../src/chat/platform.js';
import { instantFromMs } from '../../src/time/instant.js';
import { withSignal } from './cut-off.js';
import { slackCode } from './outcome-of-error.js';
import { postedKeys } from './posted-keys.js';
import { metadataOf, postPart, type Carried } from './post-parts.js';
import type { Part } from './render-message.js';
import type { SlackSending } from './sending.js';

/** The message is not there any more. */
const GONE: ReadonlySet<string> = new Set(['message_not_found']);
/** It cannot be changed any more, or is not there; a new one can be written. */
const UNCHANGEABLE: ReadonlySet<string> = new Set([...GONE, 'cant_update_message', 'edit_window_closed', 'cant_delete_message']);

/** Changes a message in place, its further parts too. Text and blocks always go together: what Slack keeps without them is not documented. */
export function changeMessage(sending: SlackSending, at: Destination, receipt: Receipt, parts: readonly Part[], carried: Carried, signal: AbortSignal): Promise<ChangeOutcome> {
  const { channel, ts } = placeOf(at, receipt);
  return changed(signal, UNCHANGEABLE, async () => {
    const [first, ...more] = parts;
    if (first === undefined) return;
    await sending.client.chat.update({ channel, ts, text: first.text, blocks: first.blocks, metadata: metadataOf({ ...carried, parts: parts.length }) });
    // A message that was short has none, and buttons stand in the first: asking each time would spend Slack's limit.
    if (more.length > 0) await replaceFurtherParts(sending, at, receipt, more, carried.key);
  });
}

/** Removes a message, its further parts first. */
export function removeMessage(sending: SlackSending, at: Destination, receipt: Receipt, signal: AbortSignal): Promise<ChangeOutcome> {
  const { channel, ts } = placeOf(at, receipt);
  return changed(signal, GONE, async () => {
    await replaceFurtherParts(sending, at, receipt, [], '');
    await sending.client.chat.delete({ channel, ts });
  });
}

/** The old further parts go, the new ones come: which of the old says the same is not worth asking. */
async function replaceFurtherParts(sending: SlackSending, at: Destination, receipt: Receipt, parts: readonly Part[], key: string): Promise<void> {
  const { channel, ts } = placeOf(at, receipt);
  for (const old of await furtherParts(sending, channel, at.thread ?? ts, ts)) await sending.client.chat.delete({ channel, ts: old });
  for (const [index, part] of parts.entries()) {
    await postPart(sending, { channel, thread: at.thread ?? ts }, part, { key: `${key}/${index + 2}`, parts: parts.length + 1, of: ts, about: [] });
  }
}

/** Empty where the bot may not read the thread, or there is none. */
async function furtherParts({ client }: SlackSending, channel: string, thread: string, first: string): Promise<string[]> {
  try {
    const posted = await postedKeys(client, channel, thread, instantFromMs(0));
    return [...posted.values()].filter((one) => one.of === first).map((one) => one.ts);
  } catch (error) {
    if (slackCode(error) === undefined) throw error;
    return [];
  }
}

function placeOf(at: Destination, receipt: Receipt): { channel: string; ts: string } {
  const [channel, ts] = receipt.split('/');
  return ts === undefined || channel === undefined ? { channel: at.address.conversation, ts: receipt } : { channel, ts };
}

/** A change that may have arrived is made again: the second time changes nothing. */
async function changed(signal: AbortSignal, gone: ReadonlySet<string>, work: () => Promise<void>): Promise<ChangeOutcome> {
  const outcome = await withSignal(signal, () => doneOrGone(gone, work));
  switch (outcome.kind) {
    case 'done':
    case 'gone':
    case 'later':
    case 'refused':
    case 'unreachable':
      return outcome;
    case 'unknown':
      return { kind: 'later', retryAfterMs: null, reason: outcome.reason };
  }
}

async function doneOrGone(gone: ReadonlySet<string>, work: () => Promise<void>): Promise<ChangeOutcome> {
  try {
    await work();
    return { kind: 'done' };
  } catch (error) {
    const code = slackCode(error) ?? '';
    if (!gone.has(code)) throw error;
    return { kind: 'gone', reason: code };
  }
}
