import { z } from 'zod';

/**
 * What Slack takes, from the table of limits in its own type comments and pages. Lengths are UTF-16 units.
 * Knows only what the house uses: an unknown block, element or key is refused, as Slack does.
 */
const plain = (max: number) => z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) => z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const id = z.string().min(1).max(255);
const blockId = { block_id: id.optional() };
const url = z.url().max(3000);

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150), description: plain(75).optional() });
const options = (max: number) => z.array(option).min(1).max(max);

const confirm = z.strictObject({ title: plain(100), text: text(300), confirm: plain(30), deny: plain(30), style: z.enum(['primary', 'danger']).optional() });
const button = z.strictObject({
  type: z.literal('button'), text: plain(75), action_id: id.optional(), url: url.optional(), value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(), confirm: confirm.optional(), accessibility_label: z.string().max(75).optional(),
});
const overflow = z.strictObject({ type: z.literal('overflow'), action_id: id, options: options(5) });
const placeholder = { action_id: id, placeholder: plain(150).optional(), focus_on_load: z.boolean().optional() };
const select = z.strictObject({ type: z.literal('static_select'), ...placeholder, options: options(100), initial_option: option.optional() });
const radio = z.strictObject({ type: z.literal('radio_buttons'), action_id: id, options: options(10), initial_option: option.optional() });
const several = z.strictObject({ type: z.literal('multi_static_select'), ...placeholder, options: options(100), initial_options: options(100).optional() });
const checkboxes = z.strictObject({ type: z.literal('checkboxes'), action_id: id, options: options(10), initial_options: options(10).optional() });
const datepicker = z.strictObject({ type: z.literal('datepicker'), ...placeholder, initial_date: z.iso.date().optional() });
const words = z
  .strictObject({ type: z.literal('plain_text_input'), ...placeholder, multiline: z.boolean().optional(), min_length: z.number().min(0).max(3000).optional(), max_length: z.number().min(1).max(3000).optional(), initial_value: z.string().max(3000).optional() })
  .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), { error: 'initial_value is longer than max_length', path: ['initial_value'] });
const link = z.strictObject({ type: z.literal('url_text_input'), ...placeholder, initial_value: z.string().optional() });
const mail = z.strictObject({ type: z.literal('email_text_input'), ...placeholder, initial_value: z.string().optional() });

const chosenAmongOptions = (element: unknown): boolean => {
  const { options: all, initial_option: one, initial_options: many } = z.looseObject({ options: z.array(z.unknown()).optional(), initial_option: z.unknown().optional(), initial_options: z.array(z.unknown()).optional() }).parse(element);
  return [...(one === undefined ? [] : [one]), ...(many ?? [])].every((chosen) => (all ?? []).some((offered) => JSON.stringify(offered) === JSON.stringify(chosen)));
};
const inputElement = z.discriminatedUnion('type', [select, radio, several, checkboxes, datepicker, words, link, mail]).refine(chosenAmongOptions, { error: 'an initial option is not among the options' });

const style = z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional(), strike: z.boolean().optional(), code: z.boolean().optional() }).optional();
const run = z.discriminatedUnion('type', [z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/), style }), z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }), z.strictObject({ type: z.literal('link'), url, text: z.string().min(1).optional(), style })]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(run).min(1) });
const list = z.strictObject({ type: z.literal('rich_text_list'), style: z.enum(['bullet', 'ordered']), elements: z.array(section).min(1), indent: z.number().optional(), offset: z.number().int().min(0).optional() });

const unique = (key: string) => (items: readonly unknown[]) => {
  const ids = items.flatMap((item) => z.looseObject({ [key]: z.string() }).safeParse(item).data?.[key] ?? []);
  return new Set(ids).size === ids.length;
};
const row = z.array(z.discriminatedUnion('type', [button, overflow, select, radio, checkboxes, datepicker])).min(1).max(25).refine(unique('action_id'), { error: 'action_id is used twice' });

const shared = [
  z.strictObject({ type: z.literal('header'), text: plain(150), ...blockId }),
  z.strictObject({ type: z.literal('section'), text: text(3000).optional(), fields: z.array(text(2000)).min(1).max(10).optional(), accessory: z.discriminatedUnion('type', [button, overflow, select]).optional(), ...blockId }).refine((one) => one.text !== undefined || one.fields !== undefined, { error: 'needs text or fields' }),
  z.strictObject({ type: z.literal('context'), elements: z.array(text(3000)).min(1).max(10), ...blockId }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(z.discriminatedUnion('type', [section, list])).min(1), ...blockId }),
  z.strictObject({ type: z.literal('image'), image_url: url, alt_text: z.string().min(1).max(2000), title: plain(2000).optional(), ...blockId }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({ type: z.literal('actions'), elements: row, ...blockId }),
] as const;
const input = z.strictObject({ type: z.literal('input'), label: plain(2000), hint: plain(2000).optional(), optional: z.boolean().optional(), element: inputElement, ...blockId });

const inMessage = z.discriminatedUnion('type', [...shared]);
const inView = z.discriminatedUnion('type', [...shared, input]);

const LONGEST_OF_ALL = 13_202;

export const Metadata = z.strictObject({ event_type: z.string().regex(/^[A-Za-z0-9_-]+$/), event_payload: z.record(z.string(), z.unknown()) });

/** What `chat.postMessage` and its like take beside the channel. */
export const MessagePayload = z.object({
  text: z.string().min(1).max(4_000),
  blocks: z.array(inMessage).max(50).refine(unique('block_id'), { error: 'block_id is used twice' }).refine((blocks) => lengthOf(blocks) <= LONGEST_OF_ALL, { error: 'msg_blocks_too_long' }).optional(),
  metadata: Metadata.optional(),
});

const view = { blocks: z.array(inView).max(100).refine(unique('block_id'), { error: 'block_id is used twice' }), private_metadata: z.string().max(3000).optional(), callback_id: z.string().max(255).optional(), external_id: z.string().max(255).optional() };

/** What `views.open`, `views.update` and `views.publish` take. */
export const ViewPayload = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('modal'), title: plain(24), submit: plain(24).optional(), close: plain(24).optional(), notify_on_close: z.boolean().optional(), clear_on_close: z.boolean().optional(), ...view }),
    z.strictObject({ type: z.literal('home'), ...view }),
  ])
  .refine((one) => JSON.stringify(one).length <= 250_000, { error: 'view_too_large' })
  .refine((one) => one.type !== 'modal' || 'submit' in one || one.blocks.every((block) => block.type !== 'input'), { error: 'a modal with inputs needs submit' });

/** Each fault as Slack names it, with the place in the payload; empty when it would be taken. */
export function faultsIn(schema: z.ZodType, payload: unknown): string[] {
  const result = schema.safeParse(payload);
  return result.success ? [] : result.error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`);
}

/** All text that stands in a message's blocks, in characters. */
function lengthOf(value: unknown): number {
  return textsIn(value).reduce((sum, one) => sum + one.length, 0);
}

/** Every text that a reader sees in blocks, in order. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  const node = z.record(z.string(), z.unknown()).safeParse(value).data;
  if (node === undefined) return [];
  return Object.entries(node).flatMap(([key, one]) => (key === 'text' && typeof one === 'string' ? [one] : textsIn(one)));
}
