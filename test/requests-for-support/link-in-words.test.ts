import { afterEach, beforeEach, expect, it } from 'vitest';
import { channel } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const kenya = channel('C-kenya');

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
});
afterEach(() => room.close());

const asks = async (words: string) => {
  await room.says('amina', kenya, `support ask secretariat-support ${words}`);
  return room.store.reads.support.findRequest(1);
};

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
