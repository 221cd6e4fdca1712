import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '../../src/privacy/erase-person.js';
import { channel, type Place } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const [kenya, desk] = [channel('C-kenya'), channel('C-desk')];
const alone: Place = { address: { platform: 'slack', tenant: 'T1', conversation: 'D-daniel', kind: 'person', route: null }, thread: null };
const DANIEL = { platform: 'slack', tenant: 'T1', user: 'daniel' } as const;
const DAY_MS = 86_400_000;

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
  await room.says('ana', desk, 'weekly on');
  await room.happens('daniel', alone, { kind: 'said', text: 'who am i' });
});
afterEach(() => room.close());

const asksDaniel = async (words: string) => {
  await room.says('amina', kenya, `support ask secretariat-support ${words}`);
  await room.says('ana', desk, 'requests assign R-1 slack:T1/daniel');
};
const toldOf = (left: readonly { readonly conversation: string; readonly text: string }[], place: string) => left.filter(({ conversation }) => conversation === place).map(({ text }) => text.split('\n')[0]);

const takesTheRole = () => room.store.transact(async (tx) => tx.people.revoke((await tx.people.findPerson(DANIEL))?.id ?? '', { role: 'editor', network: null }));
const removesTheBot = async () => {
  await room.happens('daniel', alone, { kind: 'left', reason: 'uninstalled' });
  room.clock.pass(1_000);
};

describe.each([['is of the Secretariat no more', takesTheRole], ['cannot be written to alone any more', removesTheBot]])('whoever took it on and %s', (_what, happens) => {
  it('is told nothing: what the network replies, and what is due, the Secretariat hears where its week is told', async () => {
    await asksDaniel('please review our terms of reference 2027-01-15');
    await room.says('ana', desk, 'requests ask R-1 How long is the text?');
    await happens();

    const replied = await room.says('amina', kenya, 'support reply R-1 Eight pages.');
    room.clock.pass(40 * DAY_MS);
    const due = await room.ticks();

    expect([toldOf(replied, 'D-daniel'), toldOf(due, 'D-daniel')]).toEqual([[], []]);
    expect(toldOf(replied, 'C-desk')).toEqual(['R-1 (review of a document, such as terms of reference): the network replies:']);
    expect(toldOf(due, 'C-desk')).toEqual(['R-1 (review of a document, such as terms of reference) was needed by 15 January 2027 and is still open.']);
  });
});

describe('whoever took it on and was erased', () => {
  it('leaves it to nobody: a week after it was asked that is said, and it can be taken on again', async () => {
    await asksDaniel('please review our terms of reference');
    await room.store.transact((tx) => erasePerson(DANIEL, 'console:olga', { tx, newId: room.newId, clock: room.clock }));

    const soon = await room.ticks();
    room.clock.pass(8 * DAY_MS);
    const later = await room.ticks();
    room.clock.pass(DAY_MS);
    const again = await room.ticks();
    const [queue] = await room.says('ana', desk, 'requests');
    const [card] = await room.says('ana', desk, 'requests R-1');
    await room.presses('ana', desk, card, 'support.take');

    expect([soon, again]).toEqual([[], []]);
    expect(toldOf(later, 'C-desk')).toEqual(['R-1 (review of a document, such as terms of reference) has waited 8 days, and nobody has taken it on.']);
    expect(queue?.text).toContain('overdue');
    expect(await room.store.reads.support.findRequest(1)).toMatchObject({ state: 'assigned', assignee: 'slack:T1/ana' });
  });
});
