import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content, textOf } from '../support/sample-broadcast.js';
import { corrected, threeNetworksRoom } from './three-networks-room.js';

let room: Awaited<ReturnType<typeof threeNetworksRoom>>;
beforeEach(async () => {
  room = await threeNetworksRoom();
});
afterEach(() => room.close());

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

  it('changes the message that took the place of one which was removed by hand: no older text stands beside the newest', async () => {
    const other = { ...content, texts: { en: textOf('Send your practice by Monday.') } };
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, corrected);
    const anew = await room.carries(1_000, 'sent-anew');
    await room.correct(number, other);
    const edits = await room.carries();
    await room.correct(number, corrected);
    const last = await room.carries();
    const receiptOf = async (key: string | null | undefined) => (await room.store.reads.deliveries.findDelivery(key ?? ''))?.receipt;

    expect(edits.map(({ updates }) => updates)).toEqual(anew.map(({ key }) => key));
    expect(await Promise.all(last.map(({ updates }) => receiptOf(updates)))).toEqual(anew.map(({ key }) => `posted-${key}`));
  });

  it('takes away what stands beside the newest: a correction that was in doubt had taken the place of one which was removed by hand', async () => {
    const other = { ...content, texts: { en: textOf('Send your practice by Monday.') } };
    const { number } = await room.lets(content);
    await room.carries();
    await room.correct(number, corrected);
    await room.carries(1, 'unknown');
    await room.carries();
    await room.correct(number, other);
    await room.store.transact((tx) => tx.broadcasts.settleArrived('broadcast:1:1:correction:000001:brazil', 'found', room.clock.machineNow()));
    const anew = await room.carries(1, 'sent-anew');
    await room.carries();

    await room.follow();
    const removed = await room.carries();

    expect(anew).toMatchObject([{ conversation: 'brazil', updates: 'broadcast:1:1:first:brazil' }]);
    expect(removed).toMatchObject([{ conversation: 'brazil', updates: 'broadcast:1:1:correction:000001:brazil', message: null }]);
    expect(await room.follow()).toBe(0);
  });

  it('leaves standing what only asked to look at it', async () => {
    const { number } = await room.lets(content);
    await room.carries();
    await room.nudge(number);
    const asked = await room.carries();

    await room.correct(number, corrected);
    const edits = await room.carries();

    expect(asked).toHaveLength(3);
    expect(edits.map(({ conversation, message }) => [conversation, message === null])).toEqual([['brazil', false], ['kenya', false], ['senegal', false]]);
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
});
