import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk, deskRoom, stepOf, WRITTEN } from './desk-room.js';

let room: Awaited<ReturnType<typeof deskRoom>>;
beforeEach(async () => {
  room = await deskRoom();
});
afterEach(() => room.close());

const pick = (values: Record<string, string>) => room.submit('UANA', 'broadcast.when', { broadcast: '1' }, values);
const duesOf = async () => (await room.store.reads.broadcasts.copies(1, 1)).map(({ due }) => due).sort();
const standing = async () => {
  const found = await room.store.reads.broadcasts.find(1);
  return { state: found?.state, schedule: found?.schedule };
};

describe('when a broadcast goes', () => {
  it('is given in a form, shown back, and counts once somebody says yes', async () => {
    const card = await room.approved();
    const button = stepOf(card, 'schedule');
    const { direct } = await room.happens('UANA', desk, { kind: 'pressed', action: button?.id ?? '', value: button?.value, message: card?.receipt ?? null });
    const shown = (await pick({ day: '2026-12-10', time: '9:00', clock: 'networks' })).left[0];
    const before = await standing();
    const [kept] = await room.pressesButton('UANA', desk, shown, shown?.buttons[0]);

    expect(direct).toMatchObject({ kind: 'open-form', form: { id: 'broadcast.when' }, values: { day: '2026-12-09', time: '09:00', clock: 'networks' } });
    expect(shown?.text.split('\n')).toEqual([
      'B-1, Call for practices: approved', 'Goes on Thursday 10 December 2026, 09:00, on each network’s own clock.',
      'On the clock here (UTC): first Thursday 10 December 2026, 06:00; last Thursday 10 December 2026, 09:00.', 'To 2 conversations.', 'Nothing is set yet.',
    ]);
    expect(before).toEqual({ state: 'approved', schedule: null });
    expect(await standing()).toEqual({ state: 'approved', schedule: { kind: 'local', day: '2026-12-10', time: '09:00' } });
    expect(await duesOf()).toEqual(['2026-12-10T06:00:00.000Z', '2026-12-10T09:00:00.000Z']);
    expect(kept?.text).toContain('Goes on Thursday 10 December 2026, 09:00, on each network’s own clock.');
    expect(kept?.buttons.map(({ value }) => value['step'])).toEqual(['preview', 'schedule', 'stop', 'recall']);
  });

  it('is an hour on one clock for all where that is chosen', async () => {
    await room.approved();
    const shown = (await pick({ day: '2026-12-10', time: '09:00', clock: 'America/New_York' })).left[0];
    await room.pressesButton('UANA', desk, shown, shown?.buttons[0]);

    expect(shown?.text).toContain('In UTC: Thursday 10 December 2026, 14:00.');
    expect(await duesOf()).toEqual(['2026-12-10T14:00:00.000Z', '2026-12-10T14:00:00.000Z']);
  });

  it('says where the hour has passed already, and refuses one that has passed everywhere', async () => {
    await room.approved();
    const some = (await pick({ day: '2026-12-08', time: '10:00', clock: 'networks' })).left[0];
    const all = await pick({ day: '2026-12-08', time: '08:00', clock: 'UTC' });
    const [typed] = await room.says('UANA', desk, 'broadcast send B-1 2026-12-07 09:00');

    expect(some?.text).toContain('In 1 of them this hour has passed: it goes there at once.');
    expect(all.direct).toMatchObject({ kind: 'form-errors', errors: { time: 'That hour has passed.' } });
    expect(typed?.text).toContain('That hour has passed. Nothing was changed.');
    expect(await standing()).toEqual({ state: 'approved', schedule: null });
  });

  it('is refused where it has passed everywhere, also with a yes behind it and by a button that was shown before', async () => {
    await room.approved();
    const shown = (await pick({ day: '2026-12-08', time: '10:00', clock: 'networks' })).left[0];
    const typed = [...(await room.says('UANA', desk, 'broadcast send B-1 2026-12-07 09:00 yes')), ...(await room.says('UANA', desk, 'broadcast send B-1 2026-12-08T08:59Z yes'))];
    room.clock.pass(2 * 3_600_000);
    const pressed = await room.pressesButton('UANA', desk, shown, shown?.buttons[0]);

    expect([...typed, ...pressed].map(({ conversation, text }) => [conversation, text])).toEqual(Array(3).fill(['CDESK', 'That hour has passed. Nothing was changed.']));
    expect(await standing()).toEqual({ state: 'approved', schedule: null });
    expect(await room.refusals()).toEqual(['broadcasts.send', 'broadcasts.send', 'broadcasts.send']);
  });

  it('tells what is wrong beside its field; a clock that was not offered is none', async () => {
    await room.approved();
    const { direct } = await pick({ day: '10/12', time: '25:00', clock: 'Mars/Olympus' });

    expect(direct).toMatchObject({ kind: 'form-errors', errors: { day: expect.stringContaining('YYYY-MM-DD') as string, time: expect.stringContaining('24 hours') as string, clock: 'Choose one from the list.' } });
  });

  it('is shown back where it was typed, too, and counts with a yes behind it', async () => {
    await room.approved();
    const [shown] = await room.says('UANA', desk, 'broadcast send B-1 2026-12-10T09:00Z');
    const before = await standing();
    const [kept] = await room.says('UANA', desk, shown?.buttons[0]?.typed ?? '');

    expect(shown?.text).toContain('Nothing is set yet.');
    expect(before.schedule).toBeNull();
    expect(kept?.text).toContain('Goes on Thursday 10 December 2026, 09:00 (UTC).');
    expect((await standing()).schedule).toEqual({ kind: 'at', at: '2026-12-10T09:00:00.000Z' });
  });

  it('counts once: a second press, a changed broadcast and a forged number of conversations change nothing, and are noted', async () => {
    await room.approved();
    const shown = (await pick({ day: '2026-12-10', time: '09:00', clock: 'networks' })).left[0];
    const later = (await pick({ day: '2026-12-11', time: '09:00', clock: 'networks' })).left[0];
    const button = later?.buttons[0];
    const forged = await room.happens('UANA', desk, { kind: 'pressed', action: 'broadcast.when', value: { ...button?.value, conversations: 3 }, message: null });
    await room.pressesButton('UANA', desk, later, button);
    const [again] = await room.pressesButton('UANA', desk, later, button);
    const [stale] = await room.pressesButton('UANA', desk, shown, shown?.buttons[0]);
    const member = await room.happens('UAMINA', desk, { kind: 'pressed', action: 'broadcast.when', value: button?.value, message: null });

    expect(forged.left[0]?.text).toContain('That is another number');
    for (const one of [again, stale]) expect(one?.text).toBe('It has changed since this was shown. Please look at it again. Nothing was changed.');
    expect(member.left[0]?.text).toContain('Only the Secretariat may do this');
    expect((await standing()).schedule).toEqual({ kind: 'local', day: '2026-12-11', time: '09:00' });
    expect(await room.refusals()).toEqual(['broadcasts.write', 'broadcasts.send', 'broadcasts.send', 'broadcasts.send']);
  });

  it('can be stopped before its hour, and resumed for the same hour', async () => {
    await room.approved();
    const shown = (await pick({ day: '2026-12-10', time: '09:00', clock: 'networks' })).left[0];
    const [kept] = await room.pressesButton('UANA', desk, shown, shown?.buttons[0]);
    await room.pressesButton('UANA', desk, kept, stepOf(kept, 'stop'));
    const stopped = await standing();
    await room.says('UANA', desk, 'broadcast resume B-1');

    expect(stopped.state).toBe('stopped');
    expect(await standing()).toMatchObject({ state: 'approved', schedule: { kind: 'local' } });
    expect(await duesOf()).toEqual(['2026-12-10T06:00:00.000Z', '2026-12-10T09:00:00.000Z']);
  });

  it('can be stopped before its hour, and edited: no form opens that would correct it by one person alone', async () => {
    await room.approved();
    await room.says('UANA', desk, 'broadcast send B-1 2026-12-10T09:00Z yes');
    const [stopped] = await room.says('UANA', desk, 'broadcast stop B-1');
    const { direct, left } = await room.happens('UBEN', desk, { kind: 'said', text: 'broadcast correct B-1' });
    const { left: [edited] } = await room.submit('UBEN', 'broadcast.compose', { broadcast: '1' }, { ...WRITTEN, 'text-en': 'Send your practice by Friday.' });

    expect(stopped?.buttons.map(({ value }) => value['step'])).toEqual(['resume', 'recall', 'report']);
    expect([direct.kind, left[0]?.text]).toEqual(['nothing', 'It cannot be done now: the broadcast is stopped. Nothing was changed.']);
    expect(edited?.text).toContain('waits for a second person');
    expect(await standing()).toEqual({ state: 'proposed', schedule: null });
  });

  it('is not asked of one that nobody has approved', async () => {
    await room.written();

    expect((await room.says('UANA', desk, 'broadcast schedule B-1'))[0]?.text).toContain('It cannot be done now: the broadcast is draft.');
  });
});
