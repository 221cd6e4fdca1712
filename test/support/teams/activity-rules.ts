import { z } from 'zod';
import { cardFaults, hasInputs } from './adaptive-card.js';

const KILOBYTE = 1024;
const party = z.strictObject({ id: z.string().min(1) });
const envelope = { type: z.literal('message'), id: z.string().optional(), from: party, conversation: party, locale: z.enum(['ar', 'en', 'es', 'fr', 'ru', 'zh']) };
const WithCard = z.strictObject({ ...envelope, summary: z.string().min(1), attachments: z.array(z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: z.record(z.string(), z.unknown()) })).length(1) });
const WithText = z.strictObject({ ...envelope, text: z.string().min(1), textFormat: z.literal('plain') });

const name = z.string().min(1);
const file = z.union([z.strictObject({ draft: z.string().min(1), name }), z.strictObject({ milestones: z.array(z.string().min(1)).min(1), language: z.string().length(2), name })]);
/** File cards, each alone in its message. Source: learn.microsoft.com, "Send and receive files using the bot". */
const WithFile = z.strictObject({ ...envelope, attachments: z.array(z.discriminatedUnion('contentType', [
  z.strictObject({ contentType: z.literal('application/vnd.microsoft.teams.card.file.consent'), name: z.string().min(1), content: z.strictObject({ description: z.string().min(1), sizeInBytes: z.number().int().min(1), acceptContext: file, declineContext: file }) }),
  z.strictObject({ contentType: z.literal('application/vnd.microsoft.teams.card.file.info'), name: z.string().min(1), contentUrl: z.url(), content: z.strictObject({ uniqueId: z.string().min(1), fileType: z.string().min(1) }) }),
])).length(1) });

/** What Teams, or our own care for its readers, would refuse in a message of the bot; empty when it is well formed. */
export function activityFaults(activity: unknown): string[] {
  const read = z.union([WithCard, WithText, WithFile]).safeParse(activity);
  if (!read.success) return read.error.issues.map((issue) => `activity ${issue.path.join('.')}: ${issue.message} ${JSON.stringify('errors' in issue ? issue.errors : '').slice(0, 300)}`);
  const cards = 'attachments' in read.data ? read.data.attachments.flatMap((one) => (one.contentType === 'application/vnd.microsoft.card.adaptive' ? [one.content] : [])) : [];
  // Counted as UTF-16, as Teams does; 80 KB is its own advice for cards that a person fills in.
  const bytes = JSON.stringify(activity).length * 2;
  const most = (cards.some(hasInputs) ? 80 : 28) * KILOBYTE;
  return [...(bytes > most ? [`size: ${bytes} bytes, at most ${most}`] : []), ...cards.flatMap(cardFaults)];
}
