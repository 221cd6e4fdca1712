import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channel } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const [kenya, desk] = [channel('C-kenya'), channel('C-desk')];

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
});
afterEach(() => room.close());

const asks = async (words: string) => {
  await room.says('amina', kenya, `support ask secretariat-support ${words}`);
  return room.store.reads.support.findRequest(1);
};

describe('words that are typed', () => {
  it('keep their lines: a list stays a list, in a request, a question, a reply and an end', async () => {
    const request = await asks('please review our terms of reference:\n\n1. the mandate\n2. the members');
    await room.says('ana', desk, 'requests ask R-1 Two questions:\n1. How long is it?\n2. By when?');
    await room.says('amina', kenya, 'appui répondre R-1\nEight pages.\nBy March.');
    const done = await room.says('ana', desk, 'requests done R-1 Two remarks:\n\n1. shorten it\n2. add a date');

    expect(request?.what).toBe('please review our terms of reference:\n\n1. the mandate\n2. the members');
    expect((await room.store.reads.support.events(1)).flatMap(({ words }) => words ?? [])).toEqual(['Two questions:\n1. How long is it?\n2. By when?', 'Eight pages.\nBy March.', 'Two remarks:\n\n1. shorten it\n2. add a date']);
    expect(done.find(({ conversation }) => conversation === 'C-kenya')?.text).toContain('1. shorten it\n2. add a date');
  });
});
