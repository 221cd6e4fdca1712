import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { ALL, delivery, sent } from '../contract/store-samples.js';
import { channel, questionRoom } from '../support/question-room.js';

const secretariat = channel('C-secretariat');

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom();
  await room.store.transact(async (tx) => {
    const ana = await tx.people.meet('p-ana', { platform: 'slack', tenant: 'T1', user: 'ana' });
    await tx.people.grant(ana.id, { role: 'editor', network: null });
  });
});
afterEach(() => room.close());

/** A reply to Kenya's channel that ended like this. */
async function ended(key: string, some: Parameters<typeof sent>[1]): Promise<void> {
  const at = room.clock.machineNow();
  await room.store.transact(async (tx) => {
    const kenya = await tx.networks.openConversation('kenya', channel('C-kenya').address, null, at);
    await tx.networks.settle(kenya.id, { network: 'KE' });
    await tx.deliveries.enqueue([delivery(key, { conversation: kenya.id, priority: PRIORITY.reply, due: at, saying: { says: 'people.help', args: { secretariat: false } } })], at);
    await tx.deliveries.claim('w', at, 1, ALL);
    await tx.deliveries.settle('w', [sent(key, some)], at);
  });
}

describe('who looks after the outbox', () => {
  it('sees counts by state and the newest failures with their reasons, and sends one again with a button', async () => {
    await ended('k-sent', {});
    await ended('k-refused', { state: 'refused', receipt: null, reason: 'msg_too_long' });

    const [overview] = await room.says('ana', secretariat, 'deliveries');
    const left = await room.presses('ana', secretariat, overview, 'deliveries.retry');
    const [after] = await room.says('ana', secretariat, 'deliveries');

    expect(overview?.text).toBe('Sent: 1\nRefused: 1\nThe newest that did not arrive, or may not have:\n1. Refused (Slack, Kenya): msg_too_long');
    expect(overview?.buttons).toMatchObject([{ label: 'Send 1 again', value: { key: 'k-refused' }, typed: 'deliveries retry k-refused' }]);
    expect(left.map(({ conversation }) => conversation).sort()).toEqual(['C-kenya', 'C-secretariat']);
    expect(after?.text).toMatch(/^Sent: \d+\nNothing failed\.$/);
    expect((await room.store.reads.records.entries(9)).map(({ action, by, subject }) => [action, by, subject])).toContainEqual(['deliveries.retry', 'slack:T1/ana', 'k-refused']);
  });

  it('is told that what may have arrived says so when it goes again, and that what is sent does not go again', async () => {
    await ended('k-doubt', { state: 'unknown', receipt: null, reason: 'HTTP 500' });

    const left = await room.says('ana', secretariat, 'deliveries retry k-doubt');
    const [second] = await room.says('ana', secretariat, 'deliveries retry k-doubt');

    expect(left.find(({ conversation }) => conversation === 'C-secretariat')?.text).toBe('It is sent again, and says that it may be there already.');
    expect(left.find(({ conversation }) => conversation === 'C-kenya')?.text).toMatch(/^You may have this already\./);
    expect(second?.text).toBe('This is sent already, is on its way, or is not kept any more. Nothing was changed.');
  });

  it('reads it in her language', async () => {
    await ended('k-refused', { state: 'refused', receipt: null, reason: 'msg_too_long' });

    await room.says('ana', secretariat, 'language fr');
    const [overview] = await room.says('ana', secretariat, 'envois');

    expect(overview?.text).toContain('1. Refusé (Slack, Kenya) : msg_too_long');
  });

  it('is nobody but the Secretariat', async () => {
    await ended('k-refused', { state: 'refused', receipt: null, reason: 'msg_too_long' });

    const [answer] = await room.says('youssef', channel('C-egypt'), 'deliveries');

    expect(answer?.text).not.toContain('msg_too_long');
    expect((await room.store.reads.records.entries(9))[0]).toMatchObject({ action: 'deliveries.read', outcome: 'refused', by: 'slack:T1/youssef' });
  });

  it('leaves questions that begin with the same word alone', async () => {
    const [answer] = await room.says('ana', secretariat, 'deliveries of vaccines to refugees');

    expect(answer?.text).not.toMatch(/Sent:/);
  });
});
