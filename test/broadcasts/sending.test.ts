import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { WallTime } from '../../src/time/zone.js';
import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ kenya: 'KE', senegal: 'SN', brazil: 'BR', nobody: null });
});
afterEach(() => room.close());

const corrected = { ...content, texts: { en: textOf('Send your practice by Friday.') } };

describe('four eyes', () => {
  it('sends nothing before a second person has approved it and somebody lets it go', async () => {
    const { number } = await room.begin(content);

    expect(await room.send(number)).toMatchObject({ refused: 'wrong-state' });
    expect(await room.approve(number, 'UANA')).toMatchObject({ refused: 'own-text' });
    expect(await room.approve(number)).toMatchObject({ state: 'approved', approval: { by: 'slack:T1/UBEN' } });
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'approved', intended: 3, due: 3 });
    expect(await room.send(number)).toMatchObject({ state: 'sending' });
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
    expect(await room.counts(number)).toEqual({ id: 'B-1', state: 'sent', intended: 3, sent: 3, unknown: 0, refused: 0, unreachable: 0, skipped: 0, cancelled: 0, due: 0, seen: 0 });
  });

  it('takes the approval back when the text is edited; whoever edited it cannot approve it either', async () => {
    const { number } = await room.begin(content);
    await room.approve(number);

    expect(await room.edit(number, corrected, 'UCLEO')).toMatchObject({ state: 'proposed', approval: null });
    expect(await room.counts(number)).toMatchObject({ intended: 0, due: 0 });
    expect(await room.approve(number, 'UCLEO')).toMatchObject({ refused: 'own-text' });
    expect(await room.approve(number, 'UBEN')).toMatchObject({ state: 'approved' });
    await room.send(number);
    expect((await room.carries()).map(({ message }) => message?.text.split('\n')[0])).toEqual(Array(3).fill('Send your practice by Friday.'));
  });

  it('is bound to the text that was read', async () => {
    const first = await room.begin(content);
    await room.edit(first.number, corrected);

    expect(await room.approve(first.number, 'UBEN', { hash: first.hash })).toMatchObject({ refused: 'text-changed' });
  });

  it('lets a writer approve her own in an emergency, with a reason, and tells every other approver', async () => {
    await room.store.transact(async (tx) => {
      for (const user of ['UANA', 'UBEN']) {
        const person = await tx.people.meet(user, { platform: 'slack', tenant: 'T1', user });
        await tx.people.grant(person.id, { role: 'approver', network: null });
        await tx.networks.openConversation(`D${user}`, { platform: 'slack', tenant: 'T1', conversation: `D${user}`, kind: 'person', route: null }, null, room.clock.machineNow());
        await tx.people.rememberDirect(`D${user}`, person.id);
      }
    });
    const { number } = await room.begin(content);
    await room.carries();

    expect(await room.approve(number, 'UANA', { override: ' ' })).toMatchObject({ refused: 'no-reason' });
    expect(await room.approve(number, 'UANA', { override: 'the hall burns' })).toMatchObject({ state: 'approved', approval: { override: 'the hall burns' } });
    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.text])).toEqual([['DUBEN', 'slack:T1/UANA approved B-1, Call for practices, without a second person.\nReason: the hall burns']]);
  });

  it('asks for the number above twenty conversations', async () => {
    const many = await broadcastRoom(Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`c${at}`, 'KE'])));
    const { number } = await many.begin(content);

    expect(await many.approve(number)).toMatchObject({ refused: 'confirm-missing', said: '21' });
    expect(await many.approve(number, 'UBEN', { confirm: 20 })).toMatchObject({ refused: 'confirm-wrong' });
    expect(await many.approve(number, 'UBEN', { confirm: 21 })).toMatchObject({ state: 'approved' });
    await many.close();
  });
});

describe('on its way', () => {
  it('stops in mid-flight and goes on, each conversation once', async () => {
    const { number } = await room.lets(content);
    const first = await room.carries(1);

    await room.stop(number);
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', intended: 3, sent: 1, cancelled: 2, due: 0 });
    await room.resume(number);
    const rest = await room.carries();

    expect([...first, ...rest].map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sent', sent: 3 });
  });

  it('holds back what was being made ready when it was stopped, and lets it go afterwards', async () => {
    const { number } = await room.lets(content);
    const claimed = (await room.claims())!;
    await room.stop(number);

    expect(await room.carry(claimed, 'sent')).toBeUndefined();
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', skipped: 1, cancelled: 2 });
    await room.resume(number);
    expect(await room.carries()).toHaveLength(3);
  });

  it('does not send again after a stop what the platform asked to have later', async () => {
    const { number } = await room.lets(content);
    const claimed = (await room.claims())!;
    await room.stop(number);
    await room.store.transact((tx) => tx.deliveries.settle('w', [{ key: claimed.key, attempt: claimed.attempts, asked: false, state: 'retrying', receipt: null, reason: 'rate limited', nextTry: room.clock.machineNow(), again: false, told: [] }], room.clock.machineNow()));

    await room.follow();

    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'stopped', cancelled: 3, due: 0 });
  });

  it('looks for one in doubt as it was, though it was stopped meanwhile', async () => {
    const { number } = await room.lets(content);
    await room.carries(1, 'unknown');
    await room.stop(number);
    const doubt = (await room.store.reads.deliveries.deliveries({ states: ['unknown'], limit: 1 }))[0]!;

    expect(await room.compose(doubt)).toMatchObject({ kind: 'ready' });
    expect(await room.counts(number)).toMatchObject({ unknown: 1, cancelled: 2 });
  });

  it('counts who is gone, and brings it once it hears from there', async () => {
    await room.loses('brazil');
    const { number } = await room.lets(content);
    await room.loses('kenya');
    await room.follow();

    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sent', intended: 3, sent: 1, unreachable: 2 });
    await room.hearsFrom('brazil');
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil']);
    expect((await room.report(number)).rows.map(({ conversation, state, reason }) => [conversation, state, reason])).toEqual([['brazil', 'sent', null], ['kenya', 'unreachable', 'is_archived'], ['senegal', 'sent', null]]);
  });

  it('goes at its instant, and in each network at its own hour', async () => {
    const { number } = await room.begin(content);
    await room.approve(number);
    await room.send(number, { kind: 'local', day: CalendarDate.parse('2026-11-25'), time: WallTime.parse('09:00') });

    expect(await room.counts(number)).toMatchObject({ state: 'approved', due: 3 });
    room.clock.pass(21 * 3_600_000 + 60_000);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['kenya']);
    room.clock.pass(3 * 3_600_000);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['senegal']);
    expect(await room.counts(number)).toMatchObject({ state: 'sending', sent: 2, due: 1 });
    room.clock.pass(3 * 3_600_000);
    expect(await room.carries()).toHaveLength(1);
    expect(await room.counts(number)).toMatchObject({ state: 'sent' });
  });

  it('reads each conversation the text of its language, or says which one it is instead', async () => {
    await room.store.transact(async (tx) => {
      await tx.networks.settle('senegal', { language: 'fr' });
      await tx.networks.settle('brazil', { language: 'es' });
      await tx.networks.settle('kenya', { language: 'en' });
    });
    await room.lets(content);

    expect((await room.carries()).map(({ conversation, message }) => [conversation, message?.language, message?.text])).toEqual([
      ['brazil', 'en', 'Send your practice.\n\nAún no hay texto en español. Este está en inglés.'], ['kenya', 'en', 'Send your practice.'], ['senegal', 'fr', 'Envoyez votre pratique.'],
    ]);
  });
});

it('keeps the full stop of a line in Arabic at its end, under a text that runs the other way', async () => {
  await room.store.transact((tx) => tx.networks.settle('kenya', { language: 'ar' }));
  await room.lets(content);

  const copy = (await room.carries()).find(({ conversation }) => conversation === 'kenya');

  expect(copy?.message?.text).toMatch(/^Send your practice\.\n\n\u2068[^\u2069]+\.\u2069$/u);
});

describe('afterwards', () => {
  it('edits every copy that arrived when it is corrected, and sends the rest with the new text', async () => {
    const { number } = await room.lets(content);
    const [sent] = await room.carries(1);
    await room.stop(number);
    await room.correct(number, corrected);
    const edits = await room.carries();
    await room.resume(number);
    const rest = await room.carries();

    expect(edits.map(({ conversation, updates, message }) => [conversation, updates, message?.text.split('\n\n').slice(0, 2)])).toEqual([['brazil', sent?.key, ['Corrected. This replaces what the Secretariat sent here before.', 'Send your practice by Friday.']]]);
    expect(rest.map(({ conversation, updates }) => [conversation, updates])).toEqual([['kenya', null], ['senegal', null]]);
    expect(rest.every(({ message }) => message?.text.includes('by Friday') === true)).toBe(true);
    expect(await room.counts(number)).toMatchObject({ state: 'corrected', sent: 3 });
    expect(await room.follow()).toBe(0);
  });

  it('corrects later what was in doubt, and what was open, when it was corrected', async () => {
    const { number } = await room.lets(content);
    await room.carries(1, 'unknown');
    const open = (await room.claims())!;
    await room.correct(number, corrected);
    const late = await room.carry(open, 'sent');
    await room.follow();
    const rest = await room.carries();
    await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:first:brazil', 'found', room.clock.machineNow()));
    await room.follow();
    const last = await room.carries();

    expect(late).toBeUndefined();
    expect(rest.map(({ conversation }) => conversation)).toEqual(['kenya', 'senegal']);
    expect(last.map(({ conversation, updates }) => [conversation, updates])).toEqual([['brazil', 'broadcast:1:1:first:brazil']]);
  });

  it('shows again what it showed first, where a correction is corrected back', async () => {
    const other = { ...content, texts: { en: textOf('Send your practice by Monday.') } };
    const { number } = await room.lets(content);
    await room.carries();
    const shown: (string | undefined)[] = [];
    for (const text of [corrected, content, other, corrected]) {
      await room.correct(number, text);
      const edits = await room.carries();
      expect(edits.map(({ conversation }) => conversation)).toEqual(['brazil', 'kenya', 'senegal']);
      shown.push(edits[0]?.message?.text.split('\n\n')[1]);
    }

    expect(shown).toEqual(['Send your practice by Friday.', content.texts.en?.plain, 'Send your practice by Monday.', 'Send your practice by Friday.']);
    expect(await room.follow()).toBe(0);
  });

  it('sends no correction any more that was corrected itself before it went', async () => {
    const other = { ...content, texts: { en: textOf('Send your practice by Monday.') } };
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, corrected);
    const open = (await room.claims())!;
    await room.correct(number, other);
    const late = await room.carry(open, 'sent');
    const edits = await room.carries();

    expect(late).toBeUndefined();
    expect(edits.map(({ conversation, message }) => [conversation, message?.text.includes('by Monday')])).toEqual([['brazil', true], ['kenya', true], ['senegal', true]]);
  });

  it('removes every copy when it is recalled, and lists those that it could not', async () => {
    const { number } = await room.lets(content);
    await room.carries(2);
    await room.carries(1, 'unknown');
    await room.recall(number);
    const [removed] = await room.carries(1);
    await room.carries(1, 'refused');

    expect(removed).toMatchObject({ conversation: 'brazil', updates: 'broadcast:1:1:first:brazil', message: null });
    const report = await room.report(number);
    expect(report.counts).toMatchObject({ state: 'recalled', intended: 3, sent: 2, unknown: 1 });
    expect(report.rows.map(({ conversation, isRemoved }) => [conversation, isRemoved])).toEqual([['brazil', true], ['kenya', false], ['senegal', false]]);
  });

  it.each([['may stand twice', 'sent-again', 'sent'], ['is in doubt', 'unknown', 'sent'], ['was removed, and what it corrected was not', 'sent-anew', 'refused']] as const)('lists as not removed where a correction %s', async (_what, how, removed) => {
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, corrected);
    await room.carries(1, how);
    await room.carries();
    await room.recall(number);
    await room.carries(1, removed);
    await room.carries();

    expect((await room.report(number)).rows.map(({ conversation, isRemoved }) => [conversation, isRemoved])).toEqual([['brazil', false], ['kenya', true], ['senegal', true]]);
  });

  it('sends nothing more of what is recalled before it went', async () => {
    const { number } = await room.lets(content);
    const open = (await room.claims())!;
    await room.recall(number);

    expect(await room.carry(open, 'sent')).toBeUndefined();
    expect(await room.carries()).toEqual([]);
    expect(await room.counts(number)).toMatchObject({ state: 'recalled', skipped: 1, cancelled: 2 });
  });

  it('asks once where nobody has seen it', async () => {
    const { number } = await room.lets(content);
    await room.carries();
    await room.store.transact((tx) => tx.broadcasts.markSeen(number, { conversation: 'kenya', by: 'slack:T1/UA', at: room.clock.machineNow() }));

    expect(await room.nudge(number)).toBe(2);
    expect((await room.carries()).map(({ conversation }) => conversation)).toEqual(['brazil', 'senegal']);
    expect(await room.nudge(number)).toMatchObject({ refused: 'none-left' });
    expect(await room.counts(number)).toMatchObject({ sent: 3, seen: 1 });
  });

  it('proves whom it reached', async () => {
    await room.loses('kenya');
    const { number } = await room.lets(content);
    room.clock.pass(1_800_000);
    await room.carries();

    expect((await room.report(number)).proof).toEqual({ reached: 2, networks: 3, hours: 0.5, missing: ['KE'] });
  });
});
