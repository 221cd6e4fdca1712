import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellProgress } from '../../src/broadcasts/tell-progress.js';
import type { FormValues } from '../../src/chat/form.js';
import { packageRoot } from '../../src/package-root.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { channel, questionRoom, type Left } from '../support/question-room.js';

const [desk, kenya, senegal] = [channel('CDESK'), channel('CKENYA'), channel('CSENEGAL')];
const WRITTEN: FormValues = { title: 'Call for practices', audience: 'all', 'text-en': 'Send your practice to [us](https://example.org).', 'text-fr': 'Envoyez votre pratique.', milestones: '', buttons: ['seen', 'ask'] };

const MANY = readShippedRoadmap(join(packageRoot, 'data', 'roadmap.json')).entries.slice(0, 11).map(({ id }) => id).join(' ');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom('2026-12-08T09:00:00Z');
  await room.store.transact(async (tx) => {
    for (const [user, role] of [['UANA', 'editor'], ['UBEN', 'approver']] as const) {
      const person = await tx.people.meet(user, { platform: 'slack', tenant: 'T1', user });
      await tx.people.grant(person.id, { role, network: null });
    }
  });
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UFATOU', senegal, 'network SN');
  await room.says('UFATOU', senegal, 'language fr');
});
afterEach(() => room.close());

const submit = (user: string, form: string, about: Record<string, string>, values: FormValues) => room.happens(user, desk, { kind: 'submitted', form, about, values });
const step = (message: Left | undefined, what: string) => message?.buttons.find(({ value }) => value['step'] === what || value['what'] === what);
async function written(values: FormValues = WRITTEN): Promise<Left | undefined> {
  return (await submit('UANA', 'broadcast.compose', { broadcast: '' }, values)).left[0];
}
async function sent(values: FormValues = WRITTEN): Promise<readonly Left[]> {
  const card = await written(values);
  await room.pressesButton('UANA', desk, card, step(card, 'propose'));
  await room.says('UBEN', desk, 'broadcast approve B-1');
  return room.says('UANA', desk, 'broadcast send B-1');
}

describe('a broadcast where people talk', () => {
  it('is written in a form, tried, proposed, approved by another, and sent', async () => {
    const { direct } = await room.happens('UANA', desk, { kind: 'said', text: 'broadcast new' });
    const card = await written();
    const [tried] = await room.pressesButton('UANA', desk, card, step(card, 'test'));
    const [proposed] = await room.pressesButton('UANA', desk, card, step(card, 'propose'));
    const [own] = await room.pressesButton('UANA', desk, proposed, step(proposed, 'approve'));
    const [approved] = await room.pressesButton('UBEN', desk, proposed, step(proposed, 'approve'));
    const left = await room.pressesButton('UANA', desk, approved, step(approved, 'send'));

    expect(direct).toMatchObject({ kind: 'open-form', values: { audience: 'all', buttons: ['seen'] } });
    expect(card?.text).toContain('B-1, Call for practices: draft\nTo every network: 2 conversations, 0 of them out of reach now.\nTexts: English and French.');
    expect(tried?.text).toContain('A test: only you see this.');
    expect(proposed).toMatchObject({ updates: expect.stringContaining('reply:') as string, text: expect.stringContaining('waits for a second person') as string });
    expect(own?.text).toBe('Only those of the Secretariat who approve may do this. Nothing was changed.');
    expect(approved?.text).toContain('B-1, Call for practices: approved');
    expect(left.map(({ conversation, text }) => [conversation, text.split('\n')[0]])).toEqual([['CDESK', 'B-1, Call for practices: being sent'], ['CKENYA', 'Call for practices'], ['CSENEGAL', 'Envoyez votre pratique.']]);
  });

  it('says what is wrong beside its field, and loses nothing', async () => {
    const { direct } = await submit('UANA', 'broadcast.compose', { broadcast: '' }, { ...WRITTEN, audience: 'everybody', milestones: 'imrf-1999', 'text-fr': '[x](javascript:1)' });

    expect(direct).toMatchObject({ kind: 'form-errors', values: { title: 'Call for practices' }, errors: { audience: expect.stringContaining('names no audience') as string, milestones: 'The ledger holds no imrf-1999.', 'text-fr': expect.stringContaining('javascript:1') as string } });
    expect(await room.store.reads.broadcasts.list(5)).toEqual([]);
  });

  it.each([
    ['a title of spaces', { title: '   ' }, { title: 'This is needed.' }],
    ['a title that is too long', { title: 'Call for practices of all networks '.repeat(5) }, { title: 'At most 150 characters; this has 174.' }],
    ['more milestones than one broadcast tells', { milestones: MANY }, { milestones: 'Choose at most 10.' }],
    ['a line and no word', { 'text-fr': '---' }, { 'text-fr': 'There is no text in this language: fr.' }],
    ['an audience of commas', { audience: ' , ;' }, { audience: expect.stringContaining('“, ;” names no audience') as string }],
  ])('is not kept with %s, neither written nor as a correction', async (_what, wrong, errors) => {
    const drafted = await submit('UANA', 'broadcast.compose', { broadcast: '' }, { ...WRITTEN, ...wrong });
    await sent();
    const corrected = await submit('UBEN', 'broadcast.correct', { broadcast: '1' }, { ...WRITTEN, ...wrong });

    for (const { direct } of [drafted, corrected]) expect(direct).toMatchObject({ kind: 'form-errors', errors });
    expect(await room.store.reads.broadcasts.list(5)).toMatchObject([{ number: 1, corrections: 0, content: { title: 'Call for practices' } }]);
  });

  it('adds its dates to a calendar where its copy stands, as a file to who pressed; to nobody else', async () => {
    const copy = (await sent({ ...WRITTEN, milestones: 'migrants-day-2026 imrf-2030', buttons: ['calendar'] })).find(({ conversation }) => conversation === 'CKENYA');

    const [added] = await room.pressesButton('UAMINA', kenya, copy, copy?.buttons[0]);
    const [elsewhere] = await room.pressesButton('UEVE', channel('CEVE'), copy, copy?.buttons[0]);

    expect(copy?.buttons.map(({ label }) => label)).toEqual(['Add to calendar']);
    expect(added).toMatchObject({ onlyFor: 'UAMINA', file: { milestones: ['migrants-day-2026'] }, text: expect.stringContaining('Third International Migration Review Forum: the day is not known yet') as string });
    expect(elsewhere).toMatchObject({ file: null, text: expect.stringContaining('I have no public address here') as string });
  });

  it('shows who has seen it in the message itself, and counts each conversation once', async () => {
    const copy = (await sent()).find(({ conversation }) => conversation === 'CKENYA');
    const [seen] = await room.pressesButton('UAMINA', kenya, copy, step(copy, 'seen'));
    const [asked] = await room.pressesButton('UAMINA', kenya, seen, step(seen, 'ask'));
    const report = (await room.says('UANA', desk, 'broadcast report B-1'))[0]?.text;

    expect(seen).toMatchObject({ receipt: copy?.receipt });
    expect(seen?.text).toContain('Seen: slack:T1/UAMINA');
    expect(seen?.buttons.map(({ value }) => value['what'])).toEqual(['ask']);
    expect(asked?.text).toContain('Reply under the Secretariat’s message and name me');
    expect(report).toContain('Sent 2, still to send 0');
    expect(report).toContain('Seen in 1.');
    expect(report).toContain('Reached 2 of 2 networks in under a minute.');
  });

  it('shows who has seen it under the text that was corrected, not under the old one', async () => {
    const copy = (await sent()).find(({ conversation }) => conversation === 'CKENYA');
    const { left } = await submit('UBEN', 'broadcast.correct', { broadcast: '1' }, { ...WRITTEN, 'text-en': 'Send your practice by Friday.' });
    const edited = left.find(({ conversation }) => conversation === 'CKENYA');
    const [seen] = await room.pressesButton('UAMINA', kenya, copy, step(copy, 'seen'));

    expect(edited?.text).toContain('by Friday');
    expect(seen?.text).toContain('Send your practice by Friday.');
    expect(seen?.text).toContain('Seen: slack:T1/UAMINA');
  });

  it('refuses a forged press, and whoever may not: noted, and nothing changed', async () => {
    const copy = (await sent()).find(({ conversation }) => conversation === 'CKENYA');
    await room.says('UMARK', channel('COTHER'), 'language en');
    const forged = await room.happens('UMARK', channel('COTHER'), { kind: 'pressed', action: 'broadcast.press', value: { broadcast: 1, what: 'seen' }, message: copy?.receipt ?? null });
    const member = await room.says('UAMINA', kenya, 'broadcast stop B-1');
    const pressed = await room.happens('UAMINA', kenya, { kind: 'pressed', action: 'broadcast.step', value: { broadcast: 1, step: 'recall' }, message: null });
    const forgedForm = await submit('UANA', 'broadcast.correct', { broadcast: '1' }, WRITTEN);

    expect(forged.left).toEqual([]);
    for (const one of [member[0]?.text, pressed.left[0]?.text]) expect(one).toContain('Only the Secretariat may do this');
    expect(forgedForm.left[0]?.text).toContain('Only those of the Secretariat who approve');
    expect(await room.store.reads.broadcasts.countSeen(1)).toBe(0);
    expect(await room.store.reads.broadcasts.find(1)).toMatchObject({ state: 'sending', corrections: 0 });
    expect((await room.store.reads.records.entries(50)).filter(({ outcome }) => outcome === 'refused').map(({ action }) => action).sort()).toEqual(['broadcasts.approve', 'broadcasts.approve', 'broadcasts.seen', 'broadcasts.write']);
  });

  it('changes the message that tells how far it has come', async () => {
    const [progress] = await sent();
    await room.store.transact((tx) => tellProgress(new Map([[1, room.clock.machineNow()]]), { tx, clock: room.clock, newId: room.newId }));
    const [told] = await room.send();

    expect(progress?.text).toContain('0 of 2');
    expect(told).toMatchObject({ conversation: 'CDESK', receipt: progress?.receipt });
    expect(told?.text).toMatch(/^B-1, Call for practices: sent\n2 of 2\nConversations: 2. Sent 2/);
  });

  it.each(['broadcast B-1', 'broadcast report B-1'])('keeps what %s shows, with its buttons, where those are asked who have not seen it', async (said) => {
    await sent();
    const [shown] = await room.says('UANA', desk, said);
    const [progress] = await room.says('UANA', desk, 'broadcast B-1');
    const left = await room.pressesButton('UANA', desk, shown, step(progress, 'nudge'));

    expect(left.filter(({ conversation }) => conversation === 'CDESK').map(({ updates, text }) => [updates, text])).toEqual([[null, 'Asked in 2 conversations.']]);
  });

  it('asks for the number above twenty before it is approved', async () => {
    for (let n = 0; n < 21; n += 1) await room.says('UAMINA', channel(`CX${n}`), 'network KE');
    const card = await written();
    const [proposed] = await room.pressesButton('UANA', desk, card, step(card, 'propose'));
    const button = step(proposed, 'approve');
    const { direct } = await room.happens('UBEN', desk, { kind: 'pressed', action: 'broadcast.step', value: button?.value, message: proposed?.receipt ?? null });
    const about = direct.kind === 'open-form' ? direct.form.about : {};
    const wrong = await submit('UBEN', 'broadcast.approve', about, { confirm: '22' });
    const right = await submit('UBEN', 'broadcast.approve', about, { confirm: '23' });

    expect(direct).toMatchObject({ kind: 'open-form', form: { id: 'broadcast.approve' } });
    expect(wrong.left[0]?.text).toContain('That is another number: it goes to 23 conversations.');
    expect(right.left[0]?.text).toContain('approved');
  });

  it('leaves a question that begins with the word to the answers', async () => {
    expect((await room.says('UAMINA', kenya, 'broadcast of the Forum?'))[0]?.text).not.toContain('Only the Secretariat');
  });
});
