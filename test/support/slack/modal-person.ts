import { z } from 'zod';
import type { InputState } from '../../../adapters/slack/payloads.js';
import { unescape } from '../../../adapters/slack/plain-words.js';
import { fieldOf } from '../../../adapters/slack/view-state.js';
import type { FormValues } from '../../../src/chat/form.js';
import type { FormPerson, Shown } from '../form-person.js';
import { faultsIn, textsIn, ViewPayload } from './block-kit.js';
import type { SlackCounterpart } from './counterpart.js';
import type { SlackSigner } from './signer.js';

const Chosen = z.object({ value: z.string() });
const Input = z.object({
  type: z.literal('input'), block_id: z.string(),
  element: z.looseObject({ type: z.string(), action_id: z.string(), options: z.array(Chosen).optional(), initial_value: z.string().optional(), initial_date: z.string().optional(), initial_option: Chosen.optional(), initial_options: z.array(Chosen).optional() }),
});
type Input = z.infer<typeof Input>;
const View = z.looseObject({ private_metadata: z.string().optional(), blocks: z.array(z.unknown()) });
const Answer = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1).max(2000)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/**
 * Somebody who fills in modals of the strict Slack, as its client does: what she types stays in an input until the view changes. One
 * difference: her client does not count letters, so that it is the bot who finds what is too long.
 * @param malformed takes what the counterpart would refuse in a view that stands in an answer.
 */
export function modalPerson(slack: SlackCounterpart, signer: () => SlackSigner, user: string, malformed: string[]): FormPerson {
  let id = '';
  let typed: FormValues = {};
  const stored = () => slack.workspace.views.find((one) => one.id === id);
  const payload = () => View.parse(stored()?.payload);
  const sent = () => ({ id, privateMetadata: payload().private_metadata ?? '', hash: stored()?.hash ?? '', blocks: payload().blocks });

  const state = () => filledIn(payload(), typed);

  function show(errors: Record<string, string> = {}): Shown {
    const view = payload();
    const inputs = inputsOf(view);
    const words = textsIn(view.blocks).map(unescape).join('\n');
    if (inputs.length === 0) return { kind: 'words', words };
    return { kind: 'page', words, errors, values: { ...Object.fromEntries(inputs.map((input) => [fieldOf(input.block_id), initialOf(input)])), ...typed } };
  }

  function replace(view: unknown): Shown {
    malformed.push(...faultsIn(ViewPayload, view));
    const found = stored();
    if (found === undefined) throw new Error('there is no modal to update');
    found.payload = View.parse(view);
    found.hash = `${found.hash}+`;
    typed = {};
    return show(errorsDrawn(found.payload));
  }

  return {
    async opens(act) {
      const before = slack.workspace.views.length;
      await act();
      const opened = slack.workspace.views.slice(before).find((view) => view.user === null || view.user === user);
      if (opened === undefined) throw new Error(`no modal was opened: ${JSON.stringify(slack.traffic.slice(-3)).slice(0, 1500)}`);
      id = opened.id;
      typed = {};
      return show();
    },
    async goOn(values) {
      typed = { ...typed, ...values };
      const text = await (await signer().submit(sent(), state(), user)).text();
      if (text === '') return { kind: 'closed' };
      const answer = Answer.parse(JSON.parse(text));
      if (answer.response_action === 'clear') return { kind: 'closed' };
      return answer.response_action === 'update' ? replace(answer.view) : show(Object.fromEntries(Object.entries(answer.errors).map(([block, error]) => [fieldOf(block), unescape(error)])));
    },
    async goBack(values) {
      typed = { ...typed, ...values };
      const before = stored()?.hash;
      await signer().pressInModal(sent(), 'form.back', state(), user);
      if (stored()?.hash !== before) typed = {};
      return show();
    },
  };
}

/** What her client sends of a modal: every input of it, with what stood there or what she typed. */
export function filledIn(view: unknown, typed: FormValues): Record<string, Record<string, InputState>> {
  const inputs = inputsOf(View.parse(view));
  const foreign = Object.keys(typed).filter((field) => !inputs.some((input) => fieldOf(input.block_id) === field));
  if (foreign.length > 0) throw new Error(`not on this page: ${foreign.join(', ')}`);
  return Object.fromEntries(inputs.map((input) => [input.block_id, { [input.element.action_id]: stateOf(input, typed[fieldOf(input.block_id)] ?? initialOf(input)) }]));
}

function inputsOf(view: z.infer<typeof View>): Input[] {
  return view.blocks.flatMap((block) => Input.safeParse(block).data ?? []);
}

/** On a page that was not just sent what is wrong stands in bold above its input. */
function errorsDrawn(payload: unknown): Record<string, string> {
  const { blocks } = View.parse(payload);
  return Object.fromEntries(blocks.flatMap((block, at) => {
    const input = Input.safeParse(blocks[at + 1]).data;
    return input !== undefined && JSON.stringify(block).includes('"bold":true') ? [[fieldOf(input.block_id), textsIn([block]).map(unescape).join(' ')]] : [];
  }));
}

function initialOf({ element }: Input): string | string[] {
  if (element.initial_options !== undefined) return element.initial_options.map(({ value }) => value);
  return element.initial_value ?? element.initial_date ?? element.initial_option?.value ?? '';
}

/** What stands in an input, as Slack writes it. Nobody can choose what is not offered. */
function stateOf({ element: { type, options = [] } }: Input, value: string | string[]): InputState {
  const chosen = [value].flat().filter((one) => one !== '');
  const offered = () => {
    const found = options.filter((option) => chosen.includes(option.value));
    if (found.length !== chosen.length) throw new Error(`not among the options: ${chosen.join(', ')}`);
    return found;
  };
  switch (type) {
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: offered() };
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: offered()[0] ?? null };
    case 'datepicker':
      return { type, selected_date: chosen[0] ?? null };
    default:
      return { type, value: [value].flat().join('\n') || null };
  }
}
