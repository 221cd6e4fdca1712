import type { types } from '@slack/bolt';
import type { FieldErrors, Form, FormValues } from '../../src/chat/form.js';
import { wordsIn } from '../../src/language/words.js';
import { drawBlock, plainText } from './draw-block.js';
import { drawField } from './draw-field.js';
import type { ModalPlace } from './modal-place.js';
import { escape, pieces, shortened } from './plain-words.js';
import { fieldOf } from './view-state.js';

const LONGEST_TITLE = 24;
const MOST_BLOCKS = 100;
const LONGEST_METADATA = 3_000;

/** Where a modal was asked for. */
export type AskedAt = Pick<ModalPlace, 'conversation' | 'kind' | 'thread'>;

/**
 * A form as one modal, its pages below each other, with what is filled in already. Titles over the limit stand whole
 * at the top. Throws where the form has more blocks than a modal takes: a fault of ours, found by tests.
 */
export function renderForm(form: Form, values: FormValues, at: AskedAt): types.ModalView {
  const words = wordsIn(form.language);
  const long = [form.title, form.submitLabel].filter((title) => escape(title).length > LONGEST_TITLE);
  const blocks = [...long.flatMap((text) => drawBlock({ kind: 'heading', text }).map((drawn) => drawn.block)), ...form.pages.flatMap((_, page) => drawPage(form, page, values))];
  const place: ModalPlace = { form: form.id, version: form.version, about: form.about, ...at };
  const metadata = JSON.stringify(place);
  if (blocks.length > MOST_BLOCKS || metadata.length > LONGEST_METADATA) throw new Error(`form ${form.id} has ${blocks.length} blocks and ${metadata.length} characters of ids; a modal takes ${MOST_BLOCKS} and ${LONGEST_METADATA}`);
  return {
    type: 'modal',
    callback_id: form.id,
    title: plainText(shortened(form.title, LONGEST_TITLE)),
    submit: plainText(shortened(form.submitLabel, LONGEST_TITLE)),
    close: plainText(shortened(words.say('form.close'), LONGEST_TITLE)),
    private_metadata: metadata,
    blocks,
  };
}

function drawPage(form: Form, page: number, values: FormValues): types.KnownBlock[] {
  const { title, fields } = form.pages[page] ?? { title: '', fields: [] };
  const heading = form.pages.length === 1 ? [] : drawBlock({ kind: 'heading', text: title }).map((drawn) => drawn.block);
  return [...heading, ...fields.flatMap((field) => drawField(field, page, values[field.id]))];
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
