import { createRequire } from 'node:module';
import { z } from 'zod';
import { CalendarDate } from '../../../src/time/calendar-date.js';

/** The limits of Adaptive Cards 1.5 as Teams draws them, stricter than the library: no unknown property, wrapped text, labels. */
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional();
const title = z.string().min(1);
const actionStyle = z.enum(['default', 'positive', 'destructive']).optional();
const Submit = z.strictObject({ type: z.literal('Action.Submit'), title, style: actionStyle, tooltip: z.string().min(1).optional(), data: z.record(z.string(), z.unknown()) });
const Execute = z.strictObject({ type: z.literal('Action.Execute'), title, style: actionStyle, tooltip: z.string().min(1).optional(), verb: z.string().min(1), data: z.record(z.string(), z.unknown()), fallback: Submit });
const Actions = z.array(z.discriminatedUnion('type', [Submit, Execute])).min(1).max(6);

const TextBlock = z.strictObject({ type: z.literal('TextBlock'), text: z.string().min(1), wrap: z.literal(true), style: z.enum(['default', 'heading']).optional(), size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(), weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(), color: z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']).optional(), isSubtle: z.boolean().optional(), separator: z.boolean().optional(), spacing });
const FactSet = z.strictObject({ type: z.literal('FactSet'), facts: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1), spacing });
const Image = z.strictObject({ type: z.literal('Image'), url: z.url({ protocol: /^https$/ }), altText: z.string().min(1), size: z.enum(['Auto', 'Stretch', 'Small', 'Medium', 'Large']).optional(), spacing });
const Container = z.strictObject({ type: z.literal('Container'), items: z.array(z.never()), separator: z.boolean().optional(), spacing });
const Column = z.strictObject({ type: z.literal('Column'), width: z.number().positive(), style: z.enum(['default', 'emphasis', 'accent', 'good', 'warning', 'attention']).optional(), minHeight: z.string().regex(/^\d+px$/).optional(), items: z.array(z.never()), spacing });
const ColumnSet = z.strictObject({ type: z.literal('ColumnSet'), columns: z.array(Column).min(1), spacing });
const ActionSet = z.strictObject({ type: z.literal('ActionSet'), actions: Actions, spacing });

const input = { id: z.string().min(1), label: z.string().min(1), spacing };
const InputText = z.strictObject({ type: z.literal('Input.Text'), ...input, isMultiline: z.boolean().optional(), style: z.enum(['Text', 'Tel', 'Url', 'Email']).optional(), maxLength: z.number().int().positive().optional(), value: z.string().optional() });
const InputDate = z.strictObject({ type: z.literal('Input.Date'), ...input, value: CalendarDate.optional() });
const InputChoiceSet = z.strictObject({ type: z.literal('Input.ChoiceSet'), ...input, style: z.enum(['compact', 'expanded']), wrap: z.literal(true), isMultiSelect: z.boolean(), value: z.string().optional(), choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().regex(/^[^,]+$/) })).min(1).max(100) }).refine(({ choices, value, isMultiSelect }) => value === undefined || (isMultiSelect ? value.split(',') : [value]).every((one) => choices.some((choice) => choice.value === one)), 'the value is none of the choices');

const Element = z.discriminatedUnion('type', [TextBlock, FactSet, Image, Container, ColumnSet, ActionSet, InputText, InputDate, InputChoiceSet]);

const Card = z
  .strictObject({ type: z.literal('AdaptiveCard'), $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'), version: z.literal('1.5'), lang: z.enum(['ar', 'en', 'es', 'fr', 'ru', 'zh']), rtl: z.literal(true).optional(), fallbackText: z.string().min(1), body: z.array(Element).min(1), actions: Actions.optional() })
  .refine(({ lang, rtl }) => (lang === 'ar') === (rtl === true), 'Arabic runs from right to left, nothing else does')
  .refine(({ body }) => new Set(body.flatMap((one) => ('id' in one ? [one.id] : []))).size === body.filter((one) => 'id' in one).length, 'two inputs share an id')
  .refine(({ body, actions = [] }) => !body.some((one) => 'id' in one) || ![...actions, ...body.flatMap((one) => ('actions' in one ? one.actions : []))].some((one) => one.type === 'Action.Execute'), 'inputs go with Action.Submit only');

/** What is wrong with a card; empty when it may be shown. */
export function cardFaults(card: unknown): string[] {
  const read = Card.safeParse(card);
  return read.success ? libraryFaults(card) : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** Whether a person can fill something in: such a message may be longer. */
export function hasInputs(card: unknown): boolean {
  return /"type":"Input\./.test(JSON.stringify(card));
}

interface CardsLibrary {
  readonly AdaptiveCard: new () => { hostConfig: unknown; parse(json: unknown, context: unknown): void; validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] } };
  readonly SerializationContext: new () => { readonly eventCount: number; getEventAt(index: number): { readonly message: string } };
  readonly HostConfig: new (config: unknown) => unknown;
}
const loaded: unknown = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const library = z.custom<CardsLibrary>((value) => typeof value === 'object' && value !== null && 'AdaptiveCard' in value).parse(loaded);

/** What Microsoft's own renderer says while it reads the card. */
function libraryFaults(json: unknown): string[] {
  const context = new library.SerializationContext();
  const card = new library.AdaptiveCard();
  card.hostConfig = new library.HostConfig({ actions: { maxActions: 6 } });
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  // The library reads `lang` with a pattern that remembers its place, and so refuses each second card.
  return [...events, ...card.validateProperties().validationEvents.map((event) => event.message)].filter((message) => !/"lang"|lang/.test(message));
}
