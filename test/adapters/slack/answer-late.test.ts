import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DirectAnswer } from '../../../src/chat/platform.js';
import { wordsIn } from '../../../src/language/words.js';
import { eventually } from '../../support/run-bot.js';
import { everyField } from '../../support/sample-form.js';
import { short } from '../../support/sample-messages.js';
import { openSlackHouse, type SlackHouse } from './running-slack.js';

const form = { ...everyField('en'), pages: everyField('en').pages.slice(0, 1) };
const words = wordsIn('en');

let house: SlackHouse;
let answer: Promise<DirectAnswer>;
beforeEach(async () => {
  house = await openSlackHouse({ keep: () => Promise.resolve(), handle: () => answer });
  return () => house.close();
});

/** What is done is answered only after Slack was: it waits for two and a half seconds. */
async function late(given: DirectAnswer, ask: () => Promise<Response>): Promise<string> {
  let decided: (answer: DirectAnswer) => void = () => undefined;
  answer = new Promise((resolve) => (decided = resolve));
  const response = await ask();
  decided(given);
  return response.text();
}

const told = (method: string) => house.slack.traffic.filter((one) => one.method === method).map(({ args }) => args);
const comes = (method: string) => eventually(() => told(method), (all) => all.length > 0);

async function openedView() {
  answer = Promise.resolve({ kind: 'open-form', page: 0, form, values: {} });
  await house.signer.command('remind', { channel: 'C1' });
  const view = house.slack.workspace.views.at(-1);
  return { id: view?.id ?? '', privateMetadata: z.string().parse(view?.payload['private_metadata']) };
}

const typed = { 'name.p0.t0': { name: { type: 'plain_text_input', value: 'Ana' } } };
const wrong: DirectAnswer = { kind: 'form-errors', page: 0, form, values: { name: 'Ana' }, errors: { name: 'Somebody was <first>.' } };

describe('an answer that Slack did not wait for', () => {
  it('reaches who gave a command all the same', async () => {
    const body = await late({ kind: 'say', message: short('Invite me') }, () => house.signer.command('next', { channel: 'C1' }));

    expect(body).toBe('');
    expect(await comes('response')).toMatchObject([{ response_type: 'ephemeral', text: 'Invite me' }]);
  });

  it('opens a modal again that Slack has closed, with what was typed and what is wrong, while that can be', async () => {
    const view = await openedView();
    const trigger = '7.7';
    house.slack.workspace.triggers.set(trigger, Number.MAX_SAFE_INTEGER);

    const body = await late(wrong, () => house.signer.submit(view, typed, 'U1', trigger));

    expect(body).toBe('');
    const [, again] = await eventually(() => house.slack.workspace.views, (all) => all.length === 2);
    expect(JSON.stringify(again?.payload)).toMatch(/Somebody was &lt;first&gt;.*"initial_value":"Ana"/);
    expect(house.slack.malformed).toEqual([]);
  });

  it.each<[string, DirectAnswer, string[]]>([
    ['that nothing was sent, and why', wrong, [words.say('form.not-opened'), 'Somebody was &lt;first&gt;.']],
    ['that its pages are kept', { ...wrong, form: { ...form, about: { draft: 'd1' } } }, [words.say('form.stopped-kept'), 'Somebody was &lt;first&gt;.']],
    ['what was said in its place', { kind: 'say', message: short('It is gone') }, ['It is gone']],
  ])('tells her alone %s, where the modal cannot be opened again', async (_, given, texts) => {
    const view = await openedView();

    await late(given, () => house.signer.submit(view, typed, 'U1', 'gone'));

    const [alone] = await comes('chat.postEphemeral');
    expect(alone).toMatchObject({ channel: 'C1', user: 'U1' });
    for (const text of texts) expect(alone?.['text']).toContain(text);
    expect(house.slack.malformed).toEqual([]);
  });

  it('says nothing more of a form that was taken: what was done is told where it was asked for', async () => {
    const view = await openedView();

    await late({ kind: 'close-form' }, () => house.signer.submit(view, typed, 'U1', 'gone'));
    await house.running.stop();

    expect([...told('chat.postEphemeral'), ...told('chat.postMessage'), ...told('response')]).toEqual([]);
  });
});
