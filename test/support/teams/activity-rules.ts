import { z } from 'zod';
import { cardFaults, hasInputs } from './adaptive-card.js';

const KILOBYTE = 1024;
const party = z.strictObject({ id: z.string().min(1) });
const envelope = { type: z.literal('message'), id: z.string().optional(), from: party, conversation: party, locale: z.enum(['ar', 'en', 'es', 'fr', 'ru', 'zh']) };
const WithCard = z.strictObject({ ...envelope, summary: z.string().min(1), attachments: z.array(z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.record(z.string(), z.unknown()) })).length(1) });
const WithText = z.strictObject({ ...envelope, text: z.string().min(1), textFormat: z.literal('plain') });

/** What Teams, or our own care for its readers, would refuse in a message of the bot; empty when it is well formed. */
export function activityFaults(activity: unknown): string[] {
  const read = z.union([WithCard, WithText]).safeParse(activity);
  if (!read.success) return read.error.issues.map((issue) => `activity ${issue.path.join('.')}: ${issue.message} ${JSON.stringify('errors' in issue ? issue.errors : '').slice(0, 300)}`);
  const cards = 'attachments' in read.data ? read.data.attachments.map((one) => one.content) : [];
  // Counted as UTF-16, as Teams does; 80 KB is its own advice for cards that a person fills in.
  const bytes = JSON.stringify(activity).length * 2;
  const most = (cards.some(hasInputs) ? 80 : 28) * KILOBYTE;
  return [...(bytes > most ? [`size: ${bytes} bytes, at most ${most}`] : []), ...cards.flatMap(cardFaults)];
}
