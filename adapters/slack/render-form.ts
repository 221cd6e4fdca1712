import type { types } from '@slack/bolt';
import type { FieldErrors, Form, FormPage, FormValues } from '../../src/chat/form.js';
import { paragraph, type Message } from '../../src/chat/message.js';
import { fieldsToDraw } from '../../src/chat/shown-fields.js';
import { wordsIn } from '../../src/language/words.js';
import { drawBlock, plainText } from './draw-block.js';
import { drawField } from './draw-field.js';
import type { ModalPlace } from './modal-place.js';
import { escape, pieces, shortened } from './plain-words.js';
import { renderMessage } from './render-message.js';
import { fieldOf } from './view-state.js';

const LONGEST_TITLE = 24;
const MOST_BLOCKS = 100;
const LONGEST_METADATA = 3_000;

/** The button that turns back; a modal has only one button of its own that sends. */
export const BACK = 'form.back';

/** Where a modal was asked for, and how many pages it has shown since. */
export type AskedAt = Pick<ModalPlace, 'conversation' | 'kind' | 'thread' | 'turn'>;

/** A form in its state. `errors` are drawn above their inputs: Slack itself can only show them on a page that was just sent. */
export interface ShownForm {
  readonly form: Form;
  readonly values: FormValues;
  readonly page: number;
  readonly errors?: FieldErrors;
}

/**
 * One page of a form as a modal, with what is filled in already. Titles over the limit stand whole at the top.
 * Throws where the page has more blocks than a modal takes: a fault of ours, found by tests.
 */
export function renderForm(shown: ShownForm, at: AskedAt): types.ModalView {
  const { form, page } = shown;
  const words = wordsIn(form.language);
  const isLast = page >= form.pages.length - 1;
  const submit = isLast ? form.submitLabel : words.say('form.next');
  const long = [form.title, submit].filter((title) => escape(title).length > LONGEST_TITLE);
  const blocks = [...long.flatMap((text) => drawn({ kind: 'heading', text })), ...form.pages.slice(page, page + 1).flatMap((one) => drawPage(one, shown, at.turn))];
  const place: ModalPlace = { form: form.id, version: form.version, about: form.about, ...at, page, isLast };
  const metadata = JSON.stringify(place);
  if (blocks.length > MOST_BLOCKS || metadata.length > LONGEST_METADATA) throw new Error(`page ${page} of form ${form.id} has ${blocks.length} blocks and ${metadata.length} characters of ids; a modal takes ${MOST_BLOCKS} and ${LONGEST_METADATA}`);
  return {
    type: 'modal',
    callback_id: form.id,
    title: plainText(shortened(form.title, LONGEST_TITLE)),
    submit: plainText(shortened(submit, LONGEST_TITLE)),
    close: plainText(shortened(words.say('form.close'), LONGEST_TITLE)),
    private_metadata: metadata,
    blocks,
  };
}

function drawPage(page: FormPage, { form, values, page: at, errors = {} }: ShownForm, turn: number): types.KnownBlock[] {
  const words = wordsIn(form.language);
  const where = words.say('form.page', { page: at + 1, pages: form.pages.length });
  const heading = form.pages.length === 1 ? [] : [...drawn({ kind: 'heading', text: page.title }), ...drawn(paragraph(where, 'quiet'))];
  const fields = fieldsToDraw(page, values).flatMap((field) => {
    const error = errors[field.id];
    const wrong = error === undefined ? [] : drawn({ kind: 'paragraph', tone: 'plain', spans: [{ text: error, strong: true }] });
    return [...wrong, ...drawField(field, { page: at, turn }, values[field.id])];
  });
  return [...heading, ...fields, ...(at === 0 ? [] : drawn({ kind: 'actions', buttons: [{ id: BACK, value: {}, label: words.say('form.back') }] }))];
}

/** Words in the place of a form that cannot go on. */
export function renderNote({ title, ...message }: Pick<Message, 'text' | 'language' | 'about' | 'blocks'> & { readonly title: string }): types.ModalView {
  const [part] = renderMessage(message);
  return { type: 'modal', title: plainText(shortened(title, LONGEST_TITLE)), close: plainText(shortened(wordsIn(message.language).say('form.close'), LONGEST_TITLE)), blocks: part?.blocks ?? [] };
}

function drawn(block: Parameters<typeof drawBlock>[0]): types.KnownBlock[] {
  return drawBlock(block).map((one) => one.block);
}

const LONGEST_ERROR = 2_000;

/**
 * What is wrong, beside its input, as Slack wants it: keys are the blocks that were sent. What belongs to no input of
 * this modal stands beside the first one.
 */
export function renderErrors(errors: FieldErrors, blockIds: readonly string[]): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [field, error] of Object.entries(errors)) {
    const block = blockIds.find((id) => fieldOf(id) === field) ?? blockIds[0];
    if (block === undefined) continue;
    const text = pieces(escape(error), LONGEST_ERROR)[0] ?? error;
    shown[block] = shown[block] === undefined ? text : `${shown[block]} ${text}`;
  }
  return shown;
}
