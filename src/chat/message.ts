import { z } from 'zod';
import { Language } from '../language/language.js';
import { Account } from './conversation.js';
import { OfferedFile } from './files.js';
import { Grain, CalendarDate, Precision } from '../time/calendar-date.js';

/** A run of text. `href` makes it a link (http or https), `strong` sets it off. People's words are text too: adapters escape all. */
export const Span = z.object({
  text: z.string(),
  href: z.url({ protocol: /^https?$/ }).optional(),
  strong: z.boolean().optional(),
  /** Whom the text names: a face that knows names draws hers instead. */
  account: Account.optional(),
});
export type Span = z.infer<typeof Span>;

/** Beside a heading, for faces that can draw it: the date as a tile. The heading's words say the same. */
export const DateTile = z.object({
  startsOn: CalendarDate.nullable(),
  endsOn: CalendarDate.nullable(),
  precision: Precision,
  grain: Grain,
  status: z.enum(['confirmed', 'expected', 'derived', 'cancelled', 'unknown']),
});
export type DateTile = z.infer<typeof DateTile>;

/** A button as it stands in a message: `id` names the action, `value` holds ids, never rights. */
export const Button = z.object({
  id: z.string().regex(/^[a-z]+(\.[a-z-]+)+$/),
  value: z.record(z.string(), z.unknown()),
  label: z.string().min(1),
  style: z.enum(['primary', 'danger', 'quiet']).optional(),
  /** What a person can type instead, shown where buttons are not. */
  typed: z.string().optional(),
  /** A form opens at once when it is pressed: some places need to know this before. */
  opensForm: z.literal(true).optional(),
});
export type Button = z.infer<typeof Button>;

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string().min(1), tile: DateTile.optional() }),
  z.object({ kind: z.literal('paragraph'), spans: z.array(Span).min(1), tone: z.enum(['plain', 'quiet']) }),
  z.object({ kind: z.literal('facts'), facts: z.array(z.object({ label: z.string().min(1), value: z.string().min(1) })).min(1) }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(Span).min(1)).min(1) }),
  z.object({ kind: z.literal('image'), url: z.url({ protocol: /^https?$/ }), alt: z.string().min(1) }),
  z.object({ kind: z.literal('progress'), done: z.number().min(0), total: z.number().min(0), label: z.string().min(1) }),
  z.object({ kind: z.literal('divider') }),
  z.object({ kind: z.literal('actions'), buttons: z.array(Button).min(1) }),
]);
export type Block = z.infer<typeof Block>;

/** Which date a message tells: with its receipt this becomes a `told` row, so that a move can be told too. */
export const AboutDate = z.object({ milestone: z.string(), dateRevision: z.number().int().min(1) });
export type AboutDate = z.infer<typeof AboutDate>;

/**
 * What the bot says, for any face. `text` holds the whole meaning in plain words (notifications, screen readers,
 * weak lines); `blocks` show the same richer. Longer than a platform takes, it is split, never cut.
 */
export const Message = z.object({
  text: z.string().min(1),
  language: Language,
  about: z.array(AboutDate),
  blocks: z.array(Block),
  /** True when it says that something was not done: programs at the console tell it apart. */
  refusal: z.boolean().optional(),
  /** Goes with it as a file to this account, in the way of each face. */
  file: OfferedFile.and(z.object({ account: Account })).optional(),
});
export type Message = z.infer<typeof Message>;

/** A paragraph of plain words. */
export function paragraph(text: string, tone: 'plain' | 'quiet' = 'plain'): Block {
  return { kind: 'paragraph', spans: [{ text }], tone };
}
