import type { types } from '@slack/bolt';
import { LONGEST_CHOICE, type Field, type FormValues, type Option } from '../../src/chat/form.js';
import { plainText } from './draw-block.js';
import { drawList, drawRuns, runsOf } from './draw-rich-text.js';
import { escape, pieces, shortened } from './plain-words.js';
import { blockIdOf } from './view-state.js';

const LONGEST_LABEL = 2_000;
const LONGEST_INPUT = 3_000;
const LONGEST_OPTION = 75;
const LONGEST_VALUE = 150;
const MOST_SHOWN_AT_ONCE = 10;

type Input = types.InputBlock['element'];

/** Where a field is drawn: the page of the form, and how many pages this modal has shown before. */
export interface DrawnAt {
  readonly page: number;
  readonly turn: number;
}

/** A field as an input, with what does not fit into its label above it. Its block is named after field, page and turn. */
export function drawField(field: Field, at: DrawnAt, value: FormValues[string] | undefined): types.KnownBlock[] {
  // Slack cannot show longer words in an input: they stand to be read, and what is not sent stays as it is.
  if (typeof value === 'string' && value.length > LONGEST_INPUT) return drawRuns(runsOf([{ text: `${field.label}\n`, strong: true }, { text: value }])).map((drawn) => drawn.block);
  const label = pieces(field.label, LONGEST_LABEL);
  const hint = pieces(field.help ?? '', LONGEST_LABEL);
  const above = [...(label.length > 1 ? [field.label] : []), ...(hint.length > 1 ? [field.help ?? ''] : [])];
  const input: types.InputBlock = {
    type: 'input',
    block_id: blockIdOf(field.id, at.page, at.turn),
    optional: !field.required || field.conditions.some((one) => one.effect === 'ask'),
    label: plainText(shortened(field.label, LONGEST_LABEL)),
    ...(hint.length === 1 ? { hint: plainText(field.help ?? '') } : {}),
    element: drawInput(field, value),
  };
  return [...above.flatMap((text) => drawRuns(runsOf([{ text }]))).map((drawn) => drawn.block), ...namedOptions(field), input];
}

/** Options that an input cannot hold are named above it; their number, name or id is typed. */
function namedOptions(field: Field): types.KnownBlock[] {
  const options = field.options ?? [];
  if (options.length === 0 || options.length > LONGEST_CHOICE || canBeChosen(field)) return [];
  return drawList(options.map((option) => [{ text: option.label }]), true).map((drawn) => drawn.block);
}

function drawInput(field: Field, value: FormValues[string] | undefined): Input {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return canBeChosen(field) ? drawChoice(field, value) : drawText(field, value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { type: 'datepicker', action_id: field.id, initial_date: value } : { type: 'datepicker', action_id: field.id };
    case 'url':
      return (field.max ?? 1) > 1 ? drawText(field, value) : { type: 'url_text_input', action_id: field.id, ...initial(value) };
    case 'email':
      return { type: 'email_text_input', action_id: field.id, ...initial(value) };
    case 'text':
    case 'long-text':
    case 'partial-date':
    case 'file':
      return drawText(field, value);
  }
}

/** Long lists (195 countries) and options of many words are typed and recognised. */
function canBeChosen({ options = [] }: Field): boolean {
  return options.length > 0 && options.length <= LONGEST_CHOICE && options.every((option) => option.id.length <= LONGEST_VALUE && pieces(option.label, LONGEST_OPTION).length <= 2);
}

function drawChoice(field: Field, value: FormValues[string] | undefined): Input {
  const options = (field.options ?? []).map(drawOption);
  const chosen = options.filter((option) => [value ?? []].flat().includes(option.value ?? ''));
  const few = options.length <= MOST_SHOWN_AT_ONCE;
  if (field.kind === 'choices') {
    const several = { action_id: field.id, options, ...(chosen.length > 0 ? { initial_options: chosen } : {}) };
    return few ? { type: 'checkboxes', ...several } : { type: 'multi_static_select', ...several };
  }
  const one = { action_id: field.id, options, ...(chosen[0] === undefined ? {} : { initial_option: chosen[0] }) };
  return few ? { type: 'radio_buttons', ...one } : { type: 'static_select', ...one };
}

/** A label over the limit goes on in the description, below it. */
function drawOption({ id, label, description }: Option): types.PlainTextOption {
  const [first = label, second] = pieces(label, LONGEST_OPTION);
  const below = second ?? description;
  const fits = below !== undefined && below.trim() !== '' && escape(below).length <= LONGEST_OPTION;
  return { text: plainText(first.trimEnd()), value: id, ...(fits ? { description: plainText(below.trim()) } : {}) };
}

function drawText(field: Field, value: FormValues[string] | undefined): Input {
  const shown = initial(Array.isArray(value) ? value.join('\n') : value);
  const max = field.kind === 'text' || field.kind === 'long-text' ? Math.min(field.max ?? LONGEST_INPUT, LONGEST_INPUT) : LONGEST_INPUT;
  // Slack refuses a modal whose first words are longer than it lets people write.
  return { type: 'plain_text_input', action_id: field.id, multiline: field.kind === 'long-text' || field.kind === 'choices' || field.kind === 'url', max_length: Math.max(max, shown.initial_value?.length ?? 0), ...shown };
}

function initial(value: FormValues[string] | undefined): { initial_value?: string } {
  return typeof value === 'string' && value !== '' ? { initial_value: value } : {};
}
