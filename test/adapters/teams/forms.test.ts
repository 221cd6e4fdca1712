import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementsOf } from '../../../adapters/teams/render-block.js';
import { renderForm } from '../../../adapters/teams/render-form.js';
import type { Form } from '../../../src/chat/form.js';
import { LANGUAGES } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import { cardFaults } from '../../support/teams/adaptive-card.js';
import { arriving, IN_CHANNEL, sendToBot } from '../../support/teams/arriving.js';
import { startBot, type BotUnderTest } from '../../support/teams/bot-under-test.js';

const options = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `Option ${at} *x*` }));
const form: Form = {
  id: 'reminders',
  version: 1,
  about: { conversation: 'c1' },
  language: 'en',
  title: 'Reminders of [this] place',
  submitLabel: 'Keep',
  pages: [
    { title: 'When', fields: [{ id: 'days', kind: 'choices', label: 'Days before', help: 'Several', required: true, options: options(3), conditions: [] }, { id: 'zone', kind: 'choice', label: 'Zone', required: true, options: options(9), conditions: [] }, { id: 'from', kind: 'date', label: 'From', required: false, conditions: [] }] },
    { title: 'Who', fields: [{ id: 'country', kind: 'choice', label: 'Country', required: false, options: options(195), conditions: [] }, { id: 'why', kind: 'long-text', label: 'Why', required: false, max: 1000, conditions: [] }, { id: 'mail', kind: 'email', label: 'E-mail', required: false, conditions: [] }, { id: 'link', kind: 'url', label: 'Link', required: false, conditions: [] }, { id: 'letter', kind: 'file', label: 'Letter', required: false, conditions: [] }] },
  ],
};
const values = { days: ['o0', 'o2', 'gone'], zone: 'o3', from: '2026-05-05', country: 'Kenya', why: 'a *b*' };

describe('a form as a card', () => {
  it.each(LANGUAGES)('is one that Teams takes, empty, filled in and with errors, in %s', (language) => {
    const spoken = { ...form, language };

    const cards = [{ values: {}, errors: {} }, { values, errors: {} }, { values: { from: 'soon' }, errors: { days: 'This is *needed*.', from: 'Not a day' } }].map((state) => renderForm({ form: spoken, page: 0, ...state }));

    expect(cards.flatMap(cardFaults)).toEqual([]);
    expect(JSON.stringify(cards[0])).toContain(wordsIn(language).say('teams.form-needed'));
  });

  it('asks long lists as text, keeps what was filled in, and writes what is wrong beside its field', () => {
    const { body } = renderForm({ form, page: 0, values, errors: { zone: 'Choose one.' } });
    const second = renderForm({ form, page: 1, values, errors: {} });

    const at = body.findIndex((element) => element['id'] === 'zone');
    expect(body[at]).toMatchObject({ type: 'Input.ChoiceSet', value: 'o3', label: 'Zone (needed)' });
    expect(body[at + 1]).toMatchObject({ type: 'TextBlock', text: 'Choose one.', color: 'Attention' });
    expect(body.find((element) => element['id'] === 'days')).toMatchObject({ isMultiSelect: true, value: 'o0,o2' });
    expect(second.body.find((element) => element['id'] === 'country')).toMatchObject({ type: 'Input.Text', value: 'Kenya' });
  });
});

describe('a text that is longer than its field may be', () => {
  it('is left whole by the client, which would cut what is pasted: the limit is told once it is sent', () => {
    const { body } = renderForm({ form, page: 1, values: { why: 'a'.repeat(1_200) }, errors: { why: 'At most 1000 characters; this has 1200.' } });

    const at = body.findIndex((element) => element['id'] === 'why');
    expect(body[at]).toMatchObject({ type: 'Input.Text', value: 'a'.repeat(1_200) });
    expect(body[at]).not.toHaveProperty('maxLength');
    expect(body[at + 1]).toMatchObject({ type: 'TextBlock', color: 'Attention' });
  });
});

/** What the first button of a card in a dialog holds. */
function dataOf(body: unknown) {
  const Dialog = z.object({ task: z.object({ value: z.object({ card: z.object({ content: z.object({ actions: z.tuple([z.object({ data: z.looseObject({}) })], z.unknown()) }) }) }) }) });
  return Dialog.parse(body).task.value.card.content.actions[0].data;
}

describe('a form of several pages', () => {
  it('goes on from every page but the last and back from every page but the first; no button waits for what is needed', () => {
    const cards = [0, 1].map((page) => renderForm({ form, page, values: {}, errors: {} }));

    expect(cards.map((card) => card.actions?.map(({ title, data }) => [title, data]))).toMatchObject([
      [['Go on', { $form: { page: 0, to: 'next' } }]],
      [['Keep', { $form: { page: 1, to: 'submit' } }], ['Go back', { $form: { page: 1, to: 'back' } }]],
    ]);
    expect(JSON.stringify(cards)).not.toContain('isRequired');
    expect(cards.flatMap(cardFaults)).toEqual([]);
  });
});

describe('a button that opens a form', () => {
  const button = { id: 'form.open', value: { form: 'reminders' }, label: 'Open', opensForm: true } as const;
  const drawn = (opensDialogs: boolean) => elementsOf({ kind: 'actions', buttons: [button, { id: button.id, value: button.value, label: button.label }] }, { opensDialogs });

  it('asks Teams for a dialog; any other is answered in place', () => {
    expect(drawn(true)).toMatchObject([{ actions: [{ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' }, $action: 'form.open' } }, { type: 'Action.Execute', verb: 'form.open' }] }]);
  });

  it('is answered in place where the clients open no dialogs', () => {
    expect(drawn(false)).toMatchObject([{ actions: [{ type: 'Action.Execute' }, { type: 'Action.Execute' }] }]);
  });
});

describe('forms over HTTP', () => {
  let bot: BotUnderTest;
  let sent = 0;
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(() => bot.close());
  beforeEach(() => bot.counterpart.open('a:amina'));
  const send = (more: Readonly<Record<string, unknown>>) => sendToBot(bot.url, bot.counterpart, arriving(bot.counterpart.serviceUrl, { id: `f${(sent += 1)}`, text: undefined, ...more }));
  const pressed = { $action: 'form.open', value: { form: 'reminders' } };
  const submitted = { $form: { id: 'reminders', about: {}, language: 'fr', several: ['days'] }, days: 'o0,o1' };
  const execute = (data: unknown) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'x', data } }, replyToId: '55' });
  const dialog = (name: string, data: unknown) => ({ type: 'invoke', name, value: { data } });

  it('opens in the place of the card whose button was pressed', async () => {
    bot.answerWith({ kind: 'open-form', page: 0, form, values });

    const { body } = await send(execute(pressed));

    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } });
    expect(bot.handled.at(-1)?.happening).toEqual({ kind: 'pressed', action: 'form.open', value: { form: 'reminders' }, message: '55' });
  });

  it('says in the person’s language that a press was received, where the answer follows', async () => {
    bot.answerWith({ kind: 'nothing' });

    const { body } = await send(execute(pressed));

    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: wordsIn('fr').say('teams.received') });
  });

  it('opens, stays open with errors, and closes as a dialog', async () => {
    bot.answerWith({ kind: 'open-form', page: 0, form, values: {} });
    const opened = await send(dialog('task/fetch', pressed));
    bot.answerWith({ kind: 'form-errors', page: 0, form, values, errors: { zone: 'Choose one.' } });
    const wrong = await send(dialog('task/submit', submitted));
    bot.answerWith({ kind: 'close-form' });
    const closed = await send(dialog('task/submit', submitted));

    expect(opened.body).toMatchObject({ task: { type: 'continue', value: { title: form.title } } });
    expect(JSON.stringify(wrong.body)).toContain('Choose one.');
    expect(closed).toEqual({ status: 200, body: null });
  });

  it('comes back with every input that stood there: what a client leaves out was emptied', async () => {
    bot.answerWith({ kind: 'open-form', page: 0, form, values });
    const { body } = await send(dialog('task/fetch', pressed));
    bot.answerWith({ kind: 'close-form' });

    await send(dialog('task/submit', { ...dataOf(body), zone: 'o3' }));

    expect(bot.handled.at(-1)?.happening).toMatchObject({ values: { days: [], zone: 'o3', from: '' } });
  });

  it('is posted after a plain Submit, then changed where it stands, and at last replaced by a note', async () => {
    bot.answerWith({ kind: 'open-form', page: 0, form, values: {} });
    await send({ value: pressed });
    const id = bot.counterpart.posted('a:amina')[0]?.id;
    bot.answerWith({ kind: 'form-errors', page: 0, form, values, errors: { zone: 'Choose one.' } });
    await send({ value: submitted, replyToId: id });
    const wrong = bot.counterpart.words('a:amina');
    bot.answerWith({ kind: 'close-form' });
    await send({ value: submitted, replyToId: id });

    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain('Choose one.');
    expect(bot.counterpart.words('a:amina').map((words) => words.trim())).toEqual([wordsIn('fr').say('teams.form-taken')]);
    expect(bot.counterpart.malformed).toEqual([]);
  });

  it('that is gone is replaced by the words that say so, where it stood', async () => {
    bot.answerWith({ kind: 'open-form', page: 0, form, values: {} });
    await send({ value: pressed });
    const id = bot.counterpart.posted('a:amina')[0]?.id;
    bot.answerWith({ kind: 'say', message: { text: 'This form is gone.', language: 'en', about: [], blocks: [] } });

    await send({ value: submitted, replyToId: id });

    expect(bot.counterpart.words('a:amina').map((words) => words.trim())).toEqual(['This form is gone.']);
  });

  it('is posted anew, in its thread, where the message with the form is gone', async () => {
    bot.counterpart.open('19:forum@thread.tacv2');
    bot.answerWith({ kind: 'form-errors', page: 0, form, values, errors: { zone: 'Choose one.' } });

    await send({ ...IN_CHANNEL, value: submitted, replyToId: '12345' });

    expect(bot.counterpart.posted('19:forum@thread.tacv2')).toMatchObject([{ thread: '900' }]);
  });

  it('answers a button of nobody’s making without a fault', async () => {
    const { status, body } = await send(execute({ nothing: 'of ours' }));

    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  });

  it('hears one installation once, though Teams tells it twice', async () => {
    const before = bot.kept.length;

    await send({ type: 'installationUpdate', action: 'add' });
    await send({ type: 'conversationUpdate', membersAdded: [{ id: '28:11111111-1111-1111-1111-111111111111' }] });

    const [first, second] = bot.kept.slice(before);
    expect(second?.eventId).toBe(first?.eventId);
  });
});
