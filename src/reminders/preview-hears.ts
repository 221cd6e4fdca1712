import type { Answered, Heard } from '../people/heard.js';
import { findPreview, type PreviewReads } from './find-preview.js';
import { spanSaid } from './days-said.js';
import { previewSaying, previewUnread } from './preview-says.js';

/** `preview`, `preview December`: what would be sent here, when, and why; nothing is written but the answer. */
export async function tellPreview(heard: Heard, rest: string, { tx }: { readonly tx: PreviewReads }): Promise<Answered> {
  const { facts, conversation } = heard;
  const span = spanSaid(rest, facts.words.language, facts.today);
  if (span === undefined) return { says: [previewUnread.of({})] };
  const messages = await findPreview(tx, facts.networks, { ...span, network: null, conversation: conversation.id });
  const titles = new Map(facts.ledger.milestones.map(({ id, title }) => [id, title]));
  return { says: [previewSaying(messages, span, titles, messages[0]?.subscriber.calendar?.holidayOn !== null)] };
}
