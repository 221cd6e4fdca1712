import { afterEach, beforeEach, expect, it } from 'vitest';
import { instantFromMs, msOf } from '../../src/time/instant.js';
import { channel, questionRoom } from '../support/question-room.js';

const place = channel('CNEW');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-11-24T09:00:00Z');
});
afterEach(() => room.close());

const here = async () => (await room.store.reads.networks.conversations()).find(({ address }) => address.conversation === 'CNEW');
const joins = async (name: string, locale: string | null) => (await room.happens('UAMINA', place, { kind: 'joined', place: { name, team: null, zone: null } }, locale)).left;

it('greets in three lines, asks which network, and sets nothing by itself', async () => {
  const [greeted] = await joins('unnm-kenya', 'en-GB');

  expect(greeted?.text.split('\n')).toEqual([
    expect.stringContaining('I answer questions and remind you.'), expect.stringContaining('I read only messages that mention me'),
    'Three short questions, then I am ready: which network, which language, which reminders.', 'Which network is this? Perhaps that of Kenya?',
  ]);
  expect(greeted?.buttons.map(({ label, typed }) => [label, typed])).toEqual([['Yes, Kenya', 'network KE'], ['Another network', 'network KE']]);
  expect(await here()).toMatchObject({ network: null, language: null, state: 'open' });
});

it('leads from the network to the language to the reminders, in one message that changes', async () => {
  const [greeted] = await joins('unnm-kenya', 'en-GB');

  const [language] = await room.presses('UAMINA', place, greeted, 'network.choose');
  const [reminders] = await room.pressesButton('UBAO', place, language, language?.buttons.find(({ value }) => value['language'] === 'fr'));
  const [done] = await room.pressesButton('UAMINA', place, reminders, reminders?.buttons[0]);

  expect([language, reminders, done].map((one) => one?.receipt)).toEqual([greeted?.receipt, greeted?.receipt, greeted?.receipt]);
  expect(language?.text).toBe('This conversation speaks for the network of Kenya.\nWhich language shall I write here?');
  expect(language?.buttons.map(({ label }) => label)).toEqual(['العربية', 'English', 'español', 'français', 'русский', '中文']);
  expect(reminders?.text).toContain('Quels rappels souhaitez-vous');
  expect(done?.text).toMatch(/^Désormais : 30 jours avant, 7 jours avant et 1 jour avant ; à 09:00, Africa.Nairobi/);
  expect(await here()).toMatchObject({ network: 'KE', language: 'fr' });
  expect(await room.store.reads.reminders.findSubscription((await here())?.id ?? '')).toMatchObject({ offsetsDays: [30, 7, 1], onWorkingDays: true });
  expect((await room.store.reads.records.entries(9)).map(({ action }) => action)).toEqual(['reminders.set', 'language.set', 'network.set', 'conversation.joined']);
});

it('offers all six languages where nobody’s is known, and greets again in the one that is chosen', async () => {
  const [greeted] = await joins('shabaka', 'sw-KE');
  const [again] = await room.pressesButton('UAMINA', place, greeted, greeted?.buttons.find(({ value }) => value['language'] === 'ar'));

  expect(greeted?.text).toContain('Which network is this?');
  expect(greeted?.buttons).toHaveLength(7);
  expect(again?.text).toContain('أي شبكة هذه؟');
  expect(again?.buttons).toHaveLength(1);
});

it.each([['ar', 'أي شبكة هذه'], ['es', '¿Qué red es esta'], ['fr', 'De quel réseau'], ['ru', 'Какая это сеть'], ['zh', '这是哪个网络']])('greets in the language of the workspace: %s', async (locale, words) => {
  const [greeted] = await joins('general', locale);

  expect(greeted?.text).toContain(words);
});

it('takes the three answers in one form, or names what is wrong and sets nothing', async () => {
  const [greeted] = await joins('general', 'en');
  const opened = await room.happens('UAMINA', place, { kind: 'pressed', action: 'network.install', value: {}, message: greeted?.receipt ?? null });
  const submit = (values: Record<string, string | string[]>) => room.happens('UAMINA', place, { kind: 'submitted', form: 'network.install', about: {}, values });
  const wrong = await submit({ network: 'Atlantis', language: 'es', offsets: ['7'] });
  const untouched = await here();
  const right = await submit({ network: 'Egipto', language: 'es', offsets: ['7', '14'] });

  expect(opened.direct).toMatchObject({ kind: 'open-form', form: { id: 'network.install' } });
  expect(wrong.direct).toMatchObject({ kind: 'form-errors', errors: { network: expect.stringContaining('“Atlantis”') as string } });
  expect(untouched).toMatchObject({ network: null, language: null });
  expect(right.direct).toEqual({ kind: 'close-form' });
  expect(right.left).toHaveLength(3);
  expect(await here()).toMatchObject({ network: 'EG', language: 'es' });
  expect(await room.store.reads.reminders.findSubscription((await here())?.id ?? '')).toMatchObject({ offsetsDays: [14, 7] });
});

it('notices that it was removed, plans nothing there, and comes back with what was set', async () => {
  await joins('kenya', 'en');
  await room.says('UAMINA', place, 'network KE');
  await room.says('UAMINA', place, 'remind 7d');

  const gone = await room.happens('UAMINA', place, { kind: 'left', reason: 'channel_left' });
  const away = await here();
  const nudged = await room.store.reads.networks.conversations();
  const back = await joins('kenya', 'en');
  const upgraded = await joins('kenya', 'en');

  expect([gone.left, away?.state, away?.reason]).toEqual([[], 'unreachable', 'channel_left']);
  expect(nudged).toHaveLength(1);
  expect(back.map(({ text }) => text)).toEqual([expect.stringMatching(/^I am back here\. This conversation still speaks for the network of Kenya\.\nWhat was set before holds, its reminders too\./)]);
  expect(upgraded).toEqual([]);
  expect(await here()).toMatchObject({ state: 'open', network: 'KE' });
  expect((await room.store.reads.records.entries(3)).map(({ action, by, before, after }) => [action, by, before, after])).toEqual([
    ['conversation.joined', 'slack:T1', 'open', 'open'], ['conversation.joined', 'slack:T1', 'unreachable', 'open'], ['conversation.left', 'slack:T1', 'open', 'unreachable'],
  ]);
});

it('stays away where what was written before the bot was put out is taken up only afterwards', async () => {
  await joins('kenya', 'en');
  const before = room.clock.machineNow();
  room.clock.pass(120_000);
  await room.happens('UAMINA', place, { kind: 'left', reason: 'channel_left' });

  const late = await room.happens('UAMINA', place, { kind: 'said', text: 'who am I' }, 'en', { receivedAt: before });
  const broughtAgain = await room.happens('UAMINA', place, { kind: 'said', text: 'who am I' }, 'en', { happenedAt: before });
  const away = await here();
  const since = await joins('kenya', 'en');

  expect([late.left, broughtAgain.left, away?.state, away?.reason]).toEqual([[], [], 'unreachable', 'channel_left']);
  expect(await here()).toMatchObject({ state: 'open' });
  expect(since.map(({ text }) => text)).toContainEqual(expect.stringContaining('You are slack:T1/UAMINA') as string);
});

it('believes no clock of a platform that is ahead: who asks the bot back after such a removal is heard', async () => {
  await joins('kenya', 'en');
  await room.happens('UAMINA', place, { kind: 'left', reason: 'channel_left' }, 'en', { happenedAt: instantFromMs(msOf(room.clock.machineNow()) + 3_600_000) });
  room.clock.pass(60_000);

  await joins('kenya', 'en');

  expect(await here()).toMatchObject({ state: 'open' });
});

it('takes no forged network, and tells a person alone only what it does', async () => {
  const [greeted] = await joins('general', 'en');
  await room.pressesButton('UAMINA', place, greeted, { id: 'network.choose', value: { network: 'XX' }, label: 'x' });
  const alone = await room.happens('UAMINA', { address: { ...place.address, conversation: 'DAMINA', kind: 'person' }, thread: null }, { kind: 'joined' });

  expect(await here()).toMatchObject({ network: null });
  expect(alone.left[0]?.buttons).toEqual([]);
});
