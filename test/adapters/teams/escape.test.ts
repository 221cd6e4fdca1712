import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../adapters/teams/escape.js';

/** What a reader of Markdown shows; anything but plain words would stand in it as a tag. */
const shown = (text: string) => marked.parseInline(escapeMarkdown(text), { async: false });

describe('words in a card', () => {
  it.each(['is_archived', 'not_in_channel', 'a_b_c', 'migrants-day-2026'])('stand as they are where no mark is one (%s): some clients show the backslash', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([['_x_', '\\_x\\_'], ['__x__', '\\_\\_x\\_\\_'], ['a__b', 'a\\_\\_b'], ['_x and y_', '\\_x and y\\_'], ['x._y_', 'x.\\_y\\_'], ['сеть_одна', 'сеть\\_одна'], ['*x*', '\\*x\\*']])('are kept from being markup: %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('are shown as they were written, whatever marks they hold', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '1', 'я', '_', '*', '.', ' ') }), (text) => {
      // Spaces at the ends are not shown.
      expect(shown(`x${text}x`)).toBe(`x${text}x`);
    }));
  });
});
