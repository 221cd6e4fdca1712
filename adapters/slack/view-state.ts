import type { FormValues } from '../../src/chat/form.js';
import type { InputState } from './payloads.js';

/** Blocks of a modal are named after their field, page and turn. */
export function blockIdOf(field: string, page: number, turn: number): string {
  return `${field}.p${page}.t${turn}`;
}

/** The field that a block asks for. */
export function fieldOf(blockId: string): string {
  return blockId.replace(/\.p\d+\.t\d+$/, '');
}

/** What was filled in. An input that Slack leaves out was not touched and stays absent; one that was emptied is empty. */
export function readState(values: Readonly<Record<string, Readonly<Record<string, InputState>>>>): FormValues {
  const read: FormValues = {};
  for (const [blockId, inputs] of Object.entries(values)) {
    for (const input of Object.values(inputs)) read[fieldOf(blockId)] = valueOf(input);
  }
  return read;
}

function valueOf(input: InputState): string | string[] {
  switch (input.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return (input.selected_options ?? []).map((option) => option.value);
    case 'radio_buttons':
    case 'static_select':
      return input.selected_option?.value ?? '';
    case 'datepicker':
      return input.selected_date ?? '';
    default:
      return input.value ?? '';
  }
}
