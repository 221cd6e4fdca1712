import { describe, expect, it } from 'vitest';
import { kindOfWish } from '../../src/reference/hears.js';
import { readReferenceWords } from '../../src/reference/words.js';

describe('words after the command reference', () => {
  it('are taken apart: each value runs to the next name', () => {
    expect(readReferenceWords('edit contact:secretariat email=office@example.org for=All questions reason=They moved source=https://un.org/contact as-of=2026-11 expires=2027-11-01')).toEqual({
      verb: 'edit', ref: 'contact:secretariat', fields: { email: 'office@example.org', for: 'All questions' }, reason: 'They moved',
      source: { title: 'un.org', url: 'https://un.org/contact' }, asOf: '2026-11', expires: '2027-11-01',
    });
  });

  it('keep a link with its own equals sign whole', () => {
    expect(readReferenceWords('edit link:hub url=https://example.org/hub?a=1&b=2 reason=x').fields).toEqual({ url: 'https://example.org/hub?a=1&b=2' });
  });

  it.each([['', 'look'], ['list', 'look'], ['список', 'look'], ['过期', 'look'], ['montrer contact:training', 'look'], ['ajouter contact:presse email=a@b.org', 'change'], ['إزالة figure:gcm-pledges', 'change'], ['group', 'question']])('"%s" is a %s', (text, kind) => {
    expect(kindOfWish(text)).toBe(kind);
  });
});
