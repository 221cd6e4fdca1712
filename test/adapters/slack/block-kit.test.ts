import { describe, expect, it } from 'vitest';
import { faultsIn, MessagePayload, ViewPayload } from '../../support/slack/block-kit.js';

const x = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const divider = { type: 'divider' };
const header = (length: number) => ({ type: 'header', text: plain(length) });
const section = (length: number) => ({ type: 'section', text: { type: 'mrkdwn', text: x(length) } });
const button = (some: object) => ({ type: 'button', action_id: 'a', text: plain(5), ...some });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (at: number) => ({ text: plain(5), value: String(at) });
const input = (element: object, some: object = {}) => ({ type: 'input', label: plain(5), element, ...some });
const message = (...blocks: object[]) => ({ text: 'x', blocks });
const modal = (some: object, ...blocks: object[]) => ({ type: 'modal', title: plain(5), submit: plain(5), blocks, ...some });

describe('the strict Slack refuses each payload over a limit, and takes the one at it', () => {
  const messages: [string, object, object][] = [
    ['blocks in a message', message(...many(50, () => divider)), message(...many(51, () => divider))],
    ['text of a message', { text: x(4_000) }, { text: x(4_001) }],
    ['all text of the blocks', message(...many(4, () => section(3_000))), message(...many(5, () => section(2_700)))],
    ['section text', message(section(3_000)), message(section(3_001))],
    ['section fields', message({ type: 'section', fields: many(10, () => plain(9)) }), message({ type: 'section', fields: many(11, () => plain(9)) })],
    ['field text', message({ type: 'section', fields: [plain(2_000)] }), message({ type: 'section', fields: [plain(2_001)] })],
    ['header', message(header(150)), message(header(151))],
    ['image alt text', message({ type: 'image', image_url: 'https://example.org/a', alt_text: x(2_000) }), message({ type: 'image', image_url: 'https://example.org/a', alt_text: x(2_001) })],
    ['image address', message({ type: 'image', image_url: `https://example.org/${x(2_980)}`, alt_text: 'x' }), message({ type: 'image', image_url: `https://example.org/${x(2_981)}`, alt_text: 'x' })],
    ['context elements', message({ type: 'context', elements: many(10, () => plain(5)) }), message({ type: 'context', elements: many(11, () => plain(5)) })],
    ['buttons in a row', message(actions(...many(25, (at) => button({ action_id: `a${at}` })))), message(actions(...many(26, (at) => button({ action_id: `a${at}` }))))],
    ['action_id, once in a row', message(actions(button({}), button({ action_id: 'b' }))), message(actions(button({}), button({})))],
    ['button text', message(actions(button({ text: plain(75) }))), message(actions(button({ text: plain(76) })))],
    ['button value', message(actions(button({ value: x(2_000) }))), message(actions(button({ value: x(2_001) })))],
    ['action_id', message(actions(button({ action_id: x(255) }))), message(actions(button({ action_id: x(256) })))],
    ['overflow', message(actions({ type: 'overflow', action_id: 'o', options: many(5, option) })), message(actions({ type: 'overflow', action_id: 'o', options: many(6, option) }))],
    ['confirm title', message(actions(button({ confirm: { title: plain(100), text: plain(300), confirm: plain(30), deny: plain(30) } }))), message(actions(button({ confirm: { title: plain(101), text: plain(300), confirm: plain(30), deny: plain(30) } })))],
    ['event_type of metadata', { text: 'x', metadata: { event_type: 'imrf_delivery', event_payload: {} } }, { text: 'x', metadata: { event_type: 'imrf delivery', event_payload: {} } }],
    ['kinds of blocks', message(divider), message({ type: 'marquee' })],
    ['inputs in a message', message(divider), message(input({ type: 'plain_text_input', action_id: 'a' }))],
  ];
  it.each(messages)('%s', (_, taken, refused) => {
    expect(faultsIn(MessagePayload, taken)).toEqual([]);
    expect(faultsIn(MessagePayload, refused)).not.toEqual([]);
  });

  const views: [string, object, object][] = [
    ['title of a modal', modal({ title: plain(24) }), modal({ title: plain(25) })],
    ['submit of a modal', modal({ submit: plain(24) }), modal({ submit: plain(25) })],
    ['blocks of a modal', modal({}, ...many(100, () => divider)), modal({}, ...many(101, () => divider))],
    ['private_metadata', modal({ private_metadata: x(3_000) }), modal({ private_metadata: x(3_001) })],
    ['callback_id', modal({ callback_id: x(255) }), modal({ callback_id: x(256) })],
    ['label of an input', modal({}, input({ type: 'plain_text_input', action_id: 'a' }, { label: plain(2_000) })), modal({}, input({ type: 'plain_text_input', action_id: 'a' }, { label: plain(2_001) }))],
    ['max_length', modal({}, input({ type: 'plain_text_input', action_id: 'a', max_length: 3_000 })), modal({}, input({ type: 'plain_text_input', action_id: 'a', max_length: 3_001 }))],
    ['placeholder', modal({}, input({ type: 'plain_text_input', action_id: 'a', placeholder: plain(150) })), modal({}, input({ type: 'plain_text_input', action_id: 'a', placeholder: plain(151) }))],
    ['options of a select', modal({}, input({ type: 'static_select', action_id: 'a', options: many(100, option) })), modal({}, input({ type: 'static_select', action_id: 'a', options: many(101, option) }))],
    ['checkboxes', modal({}, input({ type: 'checkboxes', action_id: 'a', options: many(10, option) })), modal({}, input({ type: 'checkboxes', action_id: 'a', options: many(11, option) }))],
    ['an option’s text', modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [{ text: plain(75), value: 'a' }] })), modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [{ text: plain(76), value: 'a' }] }))],
    ['an option’s value', modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [{ text: plain(5), value: x(150) }] })), modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [{ text: plain(5), value: x(151) }] }))],
    ['an initial option among the options', modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [option(1)], initial_option: option(1) })), modal({}, input({ type: 'radio_buttons', action_id: 'a', options: [option(1)], initial_option: option(2) }))],
    ['a modal with inputs has submit', modal({}, input({ type: 'datepicker', action_id: 'a' })), { type: 'modal', title: plain(5), blocks: [input({ type: 'datepicker', action_id: 'a' })] }],
  ];
  it.each(views)('%s', (_, taken, refused) => {
    expect(faultsIn(ViewPayload, taken)).toEqual([]);
    expect(faultsIn(ViewPayload, refused)).not.toEqual([]);
  });
});
