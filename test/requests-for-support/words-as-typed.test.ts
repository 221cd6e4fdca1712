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

  it.each([
    ['please review (https://example.org/tor.docx), thanks', 'https://example.org/tor.docx'],
    ['please review https://example.org/tor.docx.', 'https://example.org/tor.docx'],
    ['please review “https://example.org/tor?id=7&v=2”!', 'https://example.org/tor?id=7&v=2'],
    ['please review [https://example.org/a_(b)].', 'https://example.org/a_(b)'],
    ['please review https://en.wikipedia.org/wiki/Compact_(treaty)', 'https://en.wikipedia.org/wiki/Compact_(treaty)'],
    ['please review (see https://en.wikipedia.org/wiki/Compact_(treaty)): thanks', 'https://en.wikipedia.org/wiki/Compact_(treaty)'],
    ['يرجى مراجعة https://example.org/tor.docx، شكرا', 'https://example.org/tor.docx'],
    ['请审阅https://example.org/tor.docx，谢谢。', 'https://example.org/tor.docx'],
    ['请审阅（https://example.org/tor.docx）。', 'https://example.org/tor.docx'],
    ['please review https://example.org/tor/ 2027-01-15', 'https://example.org/tor/'],
  ])('keeps the link in what was typed, without what closes the sentence: %s', async (words, link) => {
    expect(await asks(words)).toMatchObject({ link, what: words });
  });
});
