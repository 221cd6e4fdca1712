import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channel, type Left } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const [kenya, desk] = [channel('C-kenya'), channel('C-desk')];

let room: Awaited<ReturnType<typeof supportRoom>>;
let question: Left | undefined;
beforeEach(async () => {
  room = await supportRoom();
  await room.says('ana', desk, 'weekly on');
  await room.says('amina', kenya, 'support ask secretariat-support please review our terms of reference');
  question = await asks('How long is the text?');
});
afterEach(() => room.close());

const asks = async (words: string) => (await room.says('ana', desk, `requests ask R-1 ${words}`)).find(({ conversation }) => conversation === 'C-kenya');
const opensReply = async (under: Left | undefined) => {
  const { direct } = await room.happens('aicha', kenya, { kind: 'pressed', action: 'support.answer', value: under?.buttons[0]?.value, message: under?.receipt ?? null });
  if (direct.kind !== 'open-form') throw new Error(`no form opened: ${direct.kind}`);
  return direct.form;
};
const sends = ({ id: form, about }: { readonly id: string; readonly about: Readonly<Record<string, string>> }, words: string) => room.happens('aicha', kenya, { kind: 'submitted', form, about, values: { words } });
const state = async () => (await room.store.reads.support.findRequest(1))?.state;

describe('a reply to a question of the Secretariat', () => {
  it('is not taken for one to a question that was asked meanwhile: that is shown, and what was typed stays', async () => {
    const form = await opensReply(question);
    await room.says('amina', kenya, 'support reply R-1 Eight pages.');
    await asks('May we publish it?');

    const { direct, left } = await sends(form, 'No more than eight.');
    const before = await state();
    if (direct.kind !== 'form-errors') throw new Error(`it was taken: ${direct.kind}`);
    const again = await sends(direct.form, 'Yes, you may.');

    expect(direct).toMatchObject({ values: { words: 'No more than eight.' }, errors: { words: expect.stringContaining('May we publish it?') as string } });
    expect([left, before]).toEqual([[], 'waiting']);
    expect(again.left[0]?.text).toContain('R-1 · taken on');
    expect((await room.store.reads.support.events(1)).at(-1)).toMatchObject({ state: 'assigned', words: 'Yes, you may.' });
  });

  it('is not taken for one to the newest question where the button of an older one was pressed', async () => {
    await asks('May we publish it?');
    const form = await opensReply(question);

    const { direct } = await sends(form, 'Eight pages.');

    expect(direct).toMatchObject({ kind: 'form-errors', values: { words: 'Eight pages.' } });
    expect(await state()).toBe('waiting');
  });

  it('is taken where the request was only given to somebody meanwhile', async () => {
    const form = await opensReply(question);
    await room.says('ana', desk, 'requests assign R-1 slack:T1/daniel');

    const { left } = await sends(form, 'Eight pages.');

    expect(left[0]?.text).toContain('R-1 · taken on');
    expect(await state()).toBe('assigned');
  });
});
