import { beforeEach, describe, expect, it } from 'vitest';
import { KENYA, practiceRoom } from '../support/practice-room.js';
import { channel, type Place } from '../support/question-room.js';

const UGANDA = channel('C-uganda');

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  room = await practiceRoom();
  await room.says('okello', UGANDA, 'network UG');
  return () => room.close();
});

/** The practice whose form opened. */
async function opened(place: Place, text: string): Promise<string> {
  const { direct } = await room.happens('amina', place, { kind: 'said', text });
  return 'form' in direct ? (direct.form.about['practice'] ?? '') : '';
}

const found = (id: string) => room.store.reads.practices.findPractice(id);
const conversationOf = async (place: Place) => (await room.store.reads.networks.findConversationAt(place.address))?.id;

describe('to which network a draft belongs', () => {
  it.each(['practice new', 'practice'])('is the one of the channel in which it is begun with "%s", although an empty one of another network lies there', async (said) => {
    const kenyan = await opened(KENYA, 'practice');

    const ugandan = await opened(UGANDA, said);

    expect(ugandan).not.toBe(kenyan);
    expect([await found(kenyan), await found(ugandan)]).toMatchObject([{ network: 'KE', conversation: await conversationOf(KENYA) }, { network: 'UG', conversation: await conversationOf(UGANDA) }]);
  });

  it('is told of where it was begun last: an empty one that is taken again forgets its old conversation, and counts as empty still', async () => {
    const second = channel('C-kenya-2');
    await room.says('amina', second, 'network KE');
    const first = await opened(KENYA, 'practice new');

    const again = await opened(second, 'practice new');

    expect(again).toBe(first);
    const draft = await found(again);
    expect(draft).toMatchObject({ network: 'KE', conversation: await conversationOf(second) });
    expect(draft?.changedAt).toBe(draft?.begunAt);
  });

  it('holds for one that is begun like another: its structure stands in it, also where a draft was written in and emptied again', async () => {
    const like = await room.submitted({ title: 'Shown to all', primaryObjectives: ['18'], practiceType: 'project' });
    await room.store.transact((tx) => tx.practices.stepPractice(like, 2, { state: 'approved', at: room.clock.now() }));
    const kenyan = await opened(KENYA, 'practice new');
    for (const [value, seen] of [[['3'], 0], ['', 1]] as const) await room.store.transact((tx) => tx.practices.keepField(kenyan, { field: 'primaryObjectives', value: typeof value === 'string' ? value : [...value], by: 'p-amina', at: room.clock.now() }, seen));
    const begins = async (place: Place) => {
      const { direct } = await room.happens('amina', place, { kind: 'pressed', action: 'practices.start-like', value: { practice: like }, message: null });
      return found('form' in direct ? (direct.form.about['practice'] ?? '') : '');
    };

    const [there, here] = [await begins(UGANDA), await begins(KENYA)];

    expect(there).toMatchObject({ network: 'UG', values: { primaryObjectives: ['18'], practiceType: 'project' } });
    expect(here).toMatchObject({ id: kenyan, network: 'KE', values: { primaryObjectives: ['18'], practiceType: 'project' } });
  });
});
