import { expect, it } from 'vitest';
import { renderForm } from '../../../adapters/teams/render-form.js';
import { renderMessage } from '../../../adapters/teams/render-message.js';
import type { Form } from '../../../src/chat/form.js';
import { activityFaults } from '../../support/teams/activity-rules.js';
import { startTeamsCounterpart } from '../../support/teams/counterpart.js';
import { everyBlock } from '../../support/sample-messages.js';

type Json = Readonly<Record<string, unknown>>;
const text = { type: 'TextBlock', text: 'words', wrap: true };
const submit = { type: 'Action.Submit', title: 'Send', data: {} };
const execute = { type: 'Action.Execute', title: 'Send', verb: 'a.b', data: {}, fallback: submit };
const input = { type: 'Input.Text', id: 'a', label: 'A' };
const choices = { type: 'Input.ChoiceSet', id: 'a', label: 'A', style: 'compact', wrap: true, isMultiSelect: false, choices: [{ title: 'One', value: '1' }] };
const card = (more: Json): Json => ({ type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', lang: 'en', fallbackText: 'words', body: [text], ...more });
const activity = (content: Json, more: Json = {}): Json => ({ type: 'message', from: { id: '28:x' }, conversation: { id: 'a:1' }, locale: 'en', summary: 'words', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }], ...more });
const form: Form = { id: 'f', version: 1, about: {}, language: 'en', title: 'T', submitLabel: 'Send', pages: [{ title: 'P', fields: [{ id: 'a', kind: 'text', label: 'A', required: true, conditions: [] }] }] };

const BREACHES: readonly (readonly [string, Json])[] = [
  ['a newer card than Teams draws', activity(card({ version: '1.6' }))],
  ['a card without words for where it cannot be drawn', activity(card({ fallbackText: '' }))],
  ['a card with nothing in it', activity(card({ body: [] }))],
  ['an element that nobody knows', activity(card({ body: [{ type: 'Table', rows: [] }] }))],
  ['a property that nobody knows', activity(card({ body: [{ ...text, colour: 'red' }] }))],
  ['words that are not wrapped', activity(card({ body: [{ type: 'TextBlock', text: 'words' }] }))],
  ['empty words', activity(card({ body: [{ ...text, text: '' }] }))],
  ['a size that is none', activity(card({ body: [{ ...text, size: 'Huge' }] }))],
  ['a picture without words', activity(card({ body: [{ type: 'Image', url: 'https://example.org/a.png' }] }))],
  ['a picture over http', activity(card({ body: [{ type: 'Image', url: 'http://example.org/a.png', altText: 'A' }] }))],
  ['seven buttons in a row', activity(card({ actions: Array.from({ length: 7 }, () => execute) }))],
  ['a button without words', activity(card({ actions: [{ ...submit, title: '' }] }))],
  ['an Execute without a fallback', activity(card({ actions: [{ type: 'Action.Execute', title: 'Send', verb: 'a.b', data: {} }] }))],
  ['an Execute beside an input', activity(card({ body: [input], actions: [execute] }))],
  ['an Execute in a row beside an input', activity(card({ body: [input, { type: 'ActionSet', actions: [execute] }] }))],
  ['an input without a label', activity(card({ body: [{ type: 'Input.Text', id: 'a' }], actions: [submit] }))],
  ['two inputs with one id', activity(card({ body: [input, input], actions: [submit] }))],
  ['more than a hundred choices', activity(card({ body: [{ ...choices, choices: Array.from({ length: 101 }, (_, at) => ({ title: `${at}`, value: `${at}` })) }] }))],
  ['a choice whose id holds a comma', activity(card({ body: [{ ...choices, choices: [{ title: 'One', value: '1,2' }] }] }))],
  ['a value that is none of the choices', activity(card({ body: [{ ...choices, value: '9' }] }))],
  ['a day that is none', activity(card({ body: [{ type: 'Input.Date', id: 'a', label: 'A', value: '2026-02-30' }] }))],
  ['Arabic from left to right', activity(card({ lang: 'ar' }))],
  ['a progress bar with a part of no width', activity(card({ body: [{ type: 'ColumnSet', columns: [{ type: 'Column', width: 0, items: [] }] }] }))],
  ['more than 28 KB', activity(card({ body: [{ ...text, text: 'x'.repeat(15_000) }] }))],
  ['more than 80 KB with inputs', activity(card({ body: [{ ...text, text: 'x'.repeat(42_000) }, input] }))],
  ['no summary', activity(card({}), { summary: '' })],
  ['no conversation', activity(card({}), { conversation: {} })],
  ['a live mention', activity(card({}), { entities: [{ type: 'mention', text: '<at>Ana</at>', mentioned: { id: '29:x' } }] })],
  ['words that Teams would read as markup', { type: 'message', from: { id: '28:x' }, conversation: { id: 'a:1' }, locale: 'en', text: 'words', textFormat: 'markdown' }],
];

it.each(BREACHES)('the counterpart refuses %s', (_, breach) => {
  expect(activityFaults(breach)).not.toEqual([]);
});

it('the counterpart takes what is well formed', () => {
  const drawn = renderMessage(everyBlock('ar'), { opensDialogs: true }).map((one) => ({ ...one, from: { id: '28:x' }, conversation: { id: 'a:1' } }));

  expect([activity(card({})), activity(card({ actions: [execute] })), activity({ ...renderForm({ form, page: 0, values: {}, errors: {} }) }), ...drawn].flatMap(activityFaults)).toEqual([]);
});

it('the counterpart keeps the windows of Teams, and asks for a token that it gave itself', async () => {
  const counterpart = await startTeamsCounterpart({ appId: 'a', tenantId: 't', rateLimits: true });
  counterpart.open('a:1');
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'a', client_secret: 'secret', scope: 'https://api.botframework.com/.default' });
  const { access_token: token } = (await (await fetch(counterpart.tokenUrl, { method: 'POST', body })).json()) as { access_token: string };
  const post = async (authorization: string) => (await fetch(`${counterpart.serviceUrl}v3/conversations/a:1/activities`, { method: 'POST', headers: { authorization }, body: JSON.stringify(activity(card({}))) })).status;

  const foreign = await post('Bearer of-somebody');
  const statuses = [];
  for (let count = 0; count < 8; count += 1) statuses.push(await post(`Bearer ${token}`));
  await counterpart.close();

  expect(foreign).toBe(401);
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
});
