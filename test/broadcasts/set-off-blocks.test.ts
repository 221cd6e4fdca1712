import { expect, it } from 'vitest';
import { setOffBlocks } from '../../src/broadcasts/set-off-blocks.js';
import type { Block } from '../../src/chat/message.js';

const BLOCKS: Block[] = [{ kind: 'paragraph', tone: 'plain', spans: [{ text: 'Send it to ' }, { text: 'the Hub', href: 'https://example.org/' }, { text: '.' }] }, { kind: 'list', ordered: false, items: [[{ text: 'One page.' }]] }];

it('gives each line of an English text in an Arabic message its own direction, once around all its runs', () => {
  expect(setOffBlocks(BLOCKS, 'en', 'ar')).toEqual([
    { kind: 'paragraph', tone: 'plain', spans: [{ text: '\u2068Send it to ' }, { text: 'the Hub', href: 'https://example.org/' }, { text: '.\u2069' }] }, { kind: 'list', ordered: false, items: [[{ text: '\u2068One page.\u2069' }]] },
  ]);
});

it('leaves it as it is where both run the same way', () => {
  expect(setOffBlocks(BLOCKS, 'en', 'fr')).toEqual(BLOCKS);
});
