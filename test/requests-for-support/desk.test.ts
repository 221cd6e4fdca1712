import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeStep } from '../../src/support/make-step.js';
import { channel } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const [kenya, senegal, desk] = [channel('C-kenya'), channel('C-senegal', 'thread-3'), channel('C-desk')];
const DAY_MS = 86_400_000;

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
  await room.says('ana', desk, 'weekly on');
});
afterEach(() => room.close());

const ask = (words = 'please review our terms of reference 2027-01-15') => room.says('amina', kenya, `support ask secretariat-support ${words}`);
const state = async (number: number) => (await room.store.reads.support.findRequest(number))?.state;
const textsOf = (left: readonly { readonly conversation: string; readonly text: string }[]) => left.map(({ conversation, text }) => `${conversation}: ${text.split('\n').slice(0, 2).join(' | ')}`);

it('is a queue: what is overdue first, then what nobody has taken on', async () => {
  await ask();
  await ask('please draft a press release');
  await room.says('ana', desk, 'requests assign R-2');
  room.clock.pass(45 * DAY_MS);

  const [queue] = await room.says('ana', desk, 'requests');

  expect(queue?.text.split('\n').slice(0, 3)).toEqual([
    '2 requests wait:', 'R-1 · new · review of a document, such as terms of reference · needed by 15 January 2027 · overdue',
    'R-2 · taken on · drafting statements, press releases, talking points',
  ]);
  expect(queue?.buttons.map(({ label }) => label)).toEqual(['Open R-1', 'Open R-2']);
});

it('is told step by step where it was asked, in the language in which it was', async () => {
  await room.says('moussa', senegal, 'language fr');
  await room.says('moussa', senegal, 'support ask secretariat-support relire nos termes de référence, merci');
  const [card] = await room.says('ana', desk, 'requests R-1');

  const taken = await room.presses('ana', desk, card, 'support.take');
  const asked = await room.says('ana', desk, 'requests ask R-1 How long is the text?');
  const question = asked.find(({ conversation }) => conversation === 'C-senegal');
  const answered = await room.fillsIn('aicha', senegal, question, 'support.answer', { words: 'Huit pages.' });
  const done = await room.says('ana', desk, 'requests done R-1 Read; see the comments.');

  expect(taken.map(({ updates, thread }) => [updates, thread])).toEqual([[card?.receipt.replace('posted-', ''), null], [null, 'thread-3']]);
  expect(textsOf(taken).at(-1)).toBe('C-senegal: R-1 (relecture d’un document, par exemple d’un mandat) : une personne du Secrétariat s’en charge.');
  expect(question?.text).toContain('le Secrétariat vous demande :\nHow long is the text?');
  expect(textsOf(answered.left)).toEqual(['C-senegal: R-1 · prise en charge · relecture d’un document, par exemple d’un mandat | relire nos termes de référence, merci', 'C-desk: R-1 (review of a document, such as terms of reference): the network replies: | Huit pages.']);
  expect(textsOf(done).at(-1)).toBe('C-senegal: R-1 (relecture d’un document, par exemple d’un mandat) est traitée. Le Secrétariat écrit : | Read; see the comments.');
  expect((await room.store.reads.support.events(1)).map(({ state: one }) => one)).toEqual(['new', 'assigned', 'waiting', 'assigned', 'done']);
});

it('is given to somebody else of the Secretariat, who is told where she writes alone', async () => {
  await room.happens('daniel', { address: { platform: 'slack', tenant: 'T1', conversation: 'D-daniel', kind: 'person', route: null }, thread: null }, { kind: 'said', text: 'who am i' });
  await ask();

  const unknown = [await room.says('ana', desk, 'requests assign R-1 slack:T1/amina'), await room.says('ana', desk, 'requests assign R-1 nobody')];
  const given = await room.says('ana', desk, 'requests assign R-1 <@DANIEL>');
  const named = await room.says('ana', desk, 'requests assign R-1 slack:T1/daniel');

  for (const [refused] of [...unknown, given]) expect(refused?.text).toContain('I know nobody at the Secretariat');
  expect(named.map(({ conversation }) => conversation)).toEqual(['C-desk', 'C-kenya', 'D-daniel']);
  expect(await room.store.reads.support.findRequest(1)).toMatchObject({ state: 'assigned', assignee: 'slack:T1/daniel' });
});

it('asks the network nothing anew where a request that waits for it is given to somebody', async () => {
  await room.happens('daniel', { address: { platform: 'slack', tenant: 'T1', conversation: 'D-daniel', kind: 'person', route: null }, thread: null }, { kind: 'said', text: 'who am i' });
  await ask();
  await room.says('ana', desk, 'requests ask R-1 How long is the text?');

  const given = await room.says('ana', desk, 'requests assign R-1 slack:T1/daniel');
  const told = given.find(({ conversation }) => conversation === 'C-kenya');
  const answered = await room.says('amina', kenya, 'support reply R-1 Eight pages.');

  expect(told).toMatchObject({ text: 'R-1 (review of a document, such as terms of reference): somebody at the Secretariat has taken it on.', buttons: [] });
  expect(textsOf(given).at(-1)).toBe('D-daniel: R-1 is yours now: review of a document, such as terms of reference.');
  expect(textsOf(answered)).toContain('D-daniel: R-1 (review of a document, such as terms of reference): the network replies: | Eight pages.');
});

it('keeps the way to reply under a question that is told after the request was given to somebody', async () => {
  await ask();
  const steps = [{ step: 'wait', words: 'How long is the text?', assignee: null }, { step: 'assign', words: '', assignee: 'slack:T1/daniel' }] as const;
  for (const step of steps) {
    await room.store.transact((tx) => makeStep(1, { ...step, seen: null }, 'slack:T1/ana', () => true, { tx, clock: room.clock, newId: room.newId }));
  }

  const told = (await room.send()).filter(({ conversation }) => conversation === 'C-kenya');
  const question = told.find(({ text }) => text.includes('How long is the text?'));
  const answered = await room.fillsIn('amina', kenya, question, 'support.answer', { words: 'Eight pages.' });

  expect(told.map(({ buttons }) => buttons.length).sort()).toEqual([0, 1]);
  expect(textsOf(answered.left)[0]).toContain('R-1 · taken on');
  expect(await state(1)).toBe('assigned');
});

it('takes the way to reply from a question once another is asked or it is answered', async () => {
  await ask();
  const steps = [{ step: 'wait', words: 'How long is the text?' }, { step: 'wait', words: 'In which language?' }] as const;
  for (const step of steps) {
    await room.store.transact((tx) => makeStep(1, { ...step, assignee: null, seen: null }, 'slack:T1/ana', () => true, { tx, clock: room.clock, newId: room.newId }));
  }

  const told = (await room.send()).filter(({ conversation }) => conversation === 'C-kenya');

  expect(told.map(({ text, buttons }) => [text.includes('In which language?'), buttons.length])).toEqual(expect.arrayContaining([[false, 0], [true, 1]]));
});

it('changes nothing by a button that is out of date, and says how it stands', async () => {
  await ask();
  const [card] = await room.says('ana', desk, 'requests R-1');
  const buttons = card?.buttons ?? [];
  await room.says('ana', desk, 'requests decline R-1 We have nobody for this.');
  const before = await room.store.reads.support.events(1);

  const pressed = [];
  for (const button of buttons) pressed.push((await room.pressesButton('daniel', desk, card, button))[0]?.text);
  const { left } = await room.happens('daniel', desk, { kind: 'submitted', form: 'support.step', about: { number: '1', revision: '1', step: 'done' }, values: { words: 'done' } });

  expect(pressed[0]).toBe('This request is declined already. Nothing was changed.');
  for (const text of pressed.slice(1)) expect(text).toBe('This request has changed meanwhile; it stands so: declined. Nothing was changed now.');
  expect(left[0]?.text).toBe('This request is declined already. Nothing was changed.');
  expect(await room.store.reads.support.events(1)).toEqual(before);
});

it('wants words where words are told on', async () => {
  await ask();
  const [card] = await room.says('ana', desk, 'requests R-1');
  const { direct } = await room.happens('ana', desk, { kind: 'submitted', form: 'support.step', about: { number: '1', revision: '1', step: 'decline' }, values: { words: '  ' } });

  expect(direct).toMatchObject({ kind: 'form-errors', errors: { words: 'Some words are needed. Nothing was changed.' } });
  expect(card?.text).toContain('requests done R-1 reply');
  expect(await state(1)).toBe('new');
});

it('is for the Secretariat alone', async () => {
  await ask();

  const refused = [await room.says('amina', kenya, 'requests'), await room.says('amina', kenya, 'requests done R-1 thanks')];
  for (const action of ['support.take', 'support.step', 'support.card']) refused.push((await room.happens('amina', kenya, { kind: 'pressed', action, value: { number: 1, revision: 1, step: 'done' }, message: null })).left);
  refused.push((await room.happens('amina', kenya, { kind: 'submitted', form: 'support.step', about: { number: '1', revision: '1', step: 'done' }, values: { words: 'done' } })).left);

  for (const [text] of refused) expect(text?.text).toContain('Only the Secretariat may do this');
  expect(await state(1)).toBe('new');
});

it('is reminded of three days before, on the day and once it is over, each once, to whoever has taken it on', async () => {
  await ask();
  const untaken = [];
  for (let day = 0; day < 9; day += 1) {
    room.clock.pass(DAY_MS);
    untaken.push(...textsOf(await room.ticks()));
  }
  await room.says('ana', desk, 'requests assign R-1');
  const told: string[] = [];
  for (let day = 0; day < 40; day += 1) {
    room.clock.pass(DAY_MS);
    told.push(...textsOf(await room.ticks()));
  }

  expect(untaken).toEqual(['C-desk: R-1 (review of a document, such as terms of reference) has waited 7 days, and nobody has taken it on.']);
  expect(told).toEqual([
    'C-desk: R-1 (review of a document, such as terms of reference) is needed by 15 January 2027.', 'C-desk: R-1 (review of a document, such as terms of reference) is needed by 15 January 2027.',
    'C-desk: R-1 (review of a document, such as terms of reference) was needed by 15 January 2027 and is still open.',
  ]);
});

it('stands in the Monday lines once it is overdue', async () => {
  await ask();
  const [before] = await room.says('ana', desk, 'weekly');
  room.clock.pass(8 * DAY_MS);
  const [after] = await room.says('ana', desk, 'weekly');
  const list = await room.pressesButton('ana', desk, after, after?.buttons.find(({ value }) => value['list'] === 'requests'));

  expect(before?.text).toContain('Requests for support that are overdue: 0.');
  expect(after?.text).toContain('Requests for support that are overdue: 1.');
  expect(list[0]?.text).toContain('R-1 · new');
});
