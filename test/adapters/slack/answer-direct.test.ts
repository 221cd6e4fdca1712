import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyField } from '../../support/sample-form.js';
import { longest, short } from '../../support/sample-messages.js';
import { faultsIn, MessagePayload, ViewPayload } from '../../support/slack/block-kit.js';
import { openSlackHouse, type SlackHouse } from './running-slack.js';

const form = { ...everyField('en'), pages: everyField('en').pages.slice(0, 1) };
let house: SlackHouse;
beforeAll(async () => {
  house = await openSlackHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.received.length = 0;
});

function openedView() {
  const view = house.slack.workspace.views.at(-1);
  return { id: view?.id ?? '', privateMetadata: z.string().parse(view?.payload['private_metadata']) };
}

describe('what stands in the answer itself', () => {
  it('opens a form at once, and reads it where it was asked for', async () => {
    house.answer({ kind: 'open-form', page: 0, form, values: { name: 'Ana' } });
    const response = await house.signer.command('remind', { channel: 'C1' });
    house.answer({ kind: 'close-form' });

    const closed = await house.signer.submit(openedView(), { 'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ben' } } });

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await closed.json()).toEqual({ response_action: 'clear' });
    expect(house.received[1]).toMatchObject({ address: { conversation: 'C1', kind: 'channel' }, happening: { kind: 'submitted', form: 'sample.form', about: { milestone: 'imrf-2026' }, values: { name: 'Ben' } } });
    expect(house.slack.malformed).toEqual([]);
  });

  it('keeps a form open with what is wrong, also when it is sent again as it was', async () => {
    house.answer({ kind: 'open-form', page: 0, form, values: {} });
    await house.signer.press({ id: 'form.open', value: {} }, { channel: 'C1', ts: '1700000000.000100' });
    house.answer({ kind: 'form-errors', page: 0, form, values: {}, errors: { name: 'This is needed.' } });
    const values = { 'name.p0.t0': { name: { type: 'plain_text_input', value: null } } };

    const [first, again] = [await house.signer.submit(openedView(), values, 'U1', '9.9'), await house.signer.submit(openedView(), values, 'U1', '9.9')];

    expect(await first.json()).toEqual({ response_action: 'errors', errors: { 'name.p0.t0': 'This is needed.' } });
    expect(await again.json()).toEqual({ response_action: 'errors', errors: { 'name.p0.t0': 'This is needed.' } });
    expect(house.received).toHaveLength(2);
  });

  it('takes the same words again as a new try once it has shown what was wrong with them, and the same request only once', async () => {
    const values = { 'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ana' } } };
    const press = (trigger: string) => house.signer.submit(openedView(), values, 'U1', trigger);
    house.answer({ kind: 'open-form', page: 0, form, values: {} });
    await house.signer.command('remind', { channel: 'C1' });
    house.answer({ kind: 'form-errors', page: 0, form, values: {}, errors: { name: 'Somebody was first.' } });
    await press('1.1');
    const same = await press('1.1');
    house.answer({ kind: 'close-form' });
    const lateSame = await press('1.1');
    const anew = await press('2.2');
    // What was taken is not taken again, whether Slack sends it again or she presses while the answer is on its way.
    const again = [await press('2.2'), await press('3.3')];

    expect([await same.json(), await lateSame.json()]).toEqual([1, 2].map(() => ({ response_action: 'errors', errors: { 'name.p0.t0': 'Somebody was first.' } })));
    expect(await anew.json()).toEqual({ response_action: 'clear' });
    expect(await Promise.all(again.map((one) => one.json()))).toEqual([{ response_action: 'clear' }, { response_action: 'clear' }]);
    const [, first, second, ...more] = house.received.map(({ eventId }) => eventId);
    expect([first === second, more]).toEqual([false, []]);
  });

  it('names each press in a form of several pages by itself: its draft is taken once, whatever is remembered here', async () => {
    const paged = { ...form, about: { draft: 'd1' } };
    house.answer({ kind: 'open-form', page: 0, form: paged, values: {} });
    await house.signer.command('remind', { channel: 'C1' });
    house.answer({ kind: 'form-errors', page: 0, form: paged, values: {}, errors: { name: 'Somebody was first.' } });
    const values = { 'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ana' } } };

    for (const trigger of ['1.1', '1.1', '2.2']) await house.signer.submit(openedView(), values, 'U1', trigger);

    const ids = house.received.slice(1).map(({ eventId }) => eventId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('brings what the form is about along with what is wrong, where that has changed: the modal is drawn anew, with what was typed', async () => {
    house.answer({ kind: 'open-form', page: 0, form: { ...form, about: { 'seen-name': '1' } }, values: {} });
    await house.signer.command('remind', { channel: 'C1' });
    house.answer({ kind: 'form-errors', page: 0, form: { ...form, about: { 'seen-name': '2' } }, values: { name: 'Ana' }, errors: { name: 'Ben wrote here.' } });

    const answer = await house.signer.submit(openedView(), { 'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ana' } } });

    const { response_action: action, view } = z.looseObject({ response_action: z.string(), view: z.looseObject({ private_metadata: z.string() }) }).parse(await answer.json());
    expect([action, faultsIn(ViewPayload, view)]).toEqual(['update', []]);
    expect(JSON.parse(view.private_metadata)).toMatchObject({ about: { 'seen-name': '2' }, turn: 1 });
    expect(JSON.stringify(view)).toMatch(/Ben wrote here\..*"initial_value":"Ana"/);
  });

  it('says words for one person alone in the answer to a command', async () => {
    house.answer({ kind: 'say', message: short('Invite me <!channel>') });

    const answer = z.looseObject({ text: z.string() }).parse(await (await house.signer.command('remind 14d')).json());

    expect(answer).toMatchObject({ response_type: 'ephemeral', text: 'Invite me &lt;!channel&gt;' });
    expect(faultsIn(MessagePayload, answer)).toEqual([]);
  });

  it('says so when the form could not be opened', async () => {
    house.answer({ kind: 'open-form', page: 0, form, values: {} });
    house.slack.misbehave('500', /^views\.open/);

    const response = await house.signer.command('remind');

    expect(await response.json()).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('could not be opened') as string });
  });

  it('answers a command in time while Slack hangs', async () => {
    house.answer({ kind: 'open-form', page: 0, form, values: {} });
    house.slack.hang(true);
    const begun = performance.now();

    const response = await house.signer.command('remind', { channel: 'CUNKNOWN' });
    house.slack.hang(false);

    expect(response.status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('takes the first words of a long answer', async () => {
    house.answer({ kind: 'say', message: longest('en') });

    expect((await house.signer.command('x')).status).toBe(200);
  });
});
