import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText } from '../../src/broadcasts/file-fault.js';
import { readBroadcastFile } from '../../src/broadcasts/read-file.js';
import { Block } from '../../src/chat/message.js';
import { wordsIn } from '../../src/language/words.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';

const context = { networks: readNetworkDirectory(join(packageRoot, 'data')), hasMilestone: (id: string) => id === 'imrf-2026' };
const read = (file: string) => readBroadcastFile(file, context);
const contentOf = (file: string) => {
  const found = read(file);
  if (!found.ok) throw new Error(found.faults.map((one) => faultText(one, wordsIn('en'))).join('\n'));
  return found.content;
};
const faultsOf = (file: string): string[] => {
  const found = read(file);
  return found.ok ? [] : found.faults.map((one) => faultText(one, wordsIn('en')));
};
const head = (some = 'title: Call for practices\naudience: all\nlanguage: en') => `---\n${some}\n---\n`;

describe('a broadcast from a file', () => {
  it('is in one language where no heading names another', () => {
    const content = contentOf(`${head()}\nSend your practice.\n`);

    expect(content).toMatchObject({ title: 'Call for practices', language: 'en', audience: {}, milestones: [], buttons: [] });
    expect(content.texts).toEqual({ en: { markdown: 'Send your practice.', plain: 'Call for practices\n\nSend your practice.', blocks: [{ kind: 'heading', text: 'Call for practices' }, { kind: 'paragraph', spans: [{ text: 'Send your practice.' }], tone: 'plain' }] } });
  });

  it('has a text for each heading that names a language', () => {
    const content = contentOf(`${head()}# en\n\nHello.\n\n# fr\n\n## Appel\n\nBonjour.\n\n# AR\n\nمرحبا.\n`);

    expect(Object.entries(content.texts).map(([language, text]) => [language, text.plain])).toEqual([['en', 'Call for practices\n\nHello.'], ['fr', 'Appel\n\nBonjour.'], ['ar', 'مرحبا.']]);
  });

  it.each([
    ['audience: region:africa language:fr', { region: ['africa'], language: ['fr'] }],
    ['audience: [network:Kenya, country:BR]', { network: ['KE', 'BR'] }],
    ['audience: {region: Asia-Pacific, language: [fr, español]}', { region: ['asia-pacific'], language: ['fr', 'es'] }],
    ['audience:\n  platform: teams\n  unseen: B-3', { platform: ['teams'], unseen: [3] }],
    ['audience:\n  - role:focal-point\n  - tag:Pilot', { role: ['focal-point'], tag: ['pilot'] }],
    ['audience: "all"  # every network', {}],
    ['audience: [all]', {}],
    ['audience: All', {}],
    ['audience: [ALL]', {}],
  ])('reads %s', (audience, expected) => {
    expect(contentOf(`${head(`title: "A: b"\n${audience}\nlanguage: en`)}x`).audience).toEqual(expected);
  });

  it('reads lists and quotes as people write them, also from Windows', () => {
    const content = contentOf(`\uFEFF${head("title: 'The ''Forum'''\naudience: all\nlanguage: EN\nmilestones:\n- imrf-2026\nbuttons: seen, calendar, form:reminders")}x`.replaceAll('\n', '\r\n'));

    expect(content).toMatchObject({ title: 'The ‘Forum’'.replace('‘', "'").replace('’', "'"), milestones: ['imrf-2026'], buttons: ['seen', 'calendar', 'form:reminders'] });
  });

  it('draws Markdown, and lets nothing in it be alive', () => {
    const content = contentOf(`${head()}Dear <!channel> and <@U12>, **see** [the site](https://example.org/a?b=1&c) or [write](mailto:a@example.org).\n\n- one\n- two\n  - below\n\n1. first\n\n<b>tag</b>\n\n<!-- not for you -->\n\n| Day | What |\n|---|---|\n| Monday | Talk |\n\n---\n`);

    expect(content.texts.en?.blocks.slice(1)).toEqual([
      { kind: 'paragraph', tone: 'plain', spans: [{ text: 'Dear <!channel> and <@U12>, ' }, { text: 'see', strong: true }, { text: ' ' }, { text: 'the site', href: 'https://example.org/a?b=1&c' }, { text: ' or write (a@example.org).' }] },
      { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }], [{ text: '– below' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'first' }]] },
      { kind: 'paragraph', tone: 'plain', spans: [{ text: '<b>tag</b>' }] },
      { kind: 'list', ordered: false, items: [[{ text: 'Day: ', strong: true }, { text: 'Monday · ' }, { text: 'What: ', strong: true }, { text: 'Talk' }]] },
      { kind: 'divider' },
    ]);
  });

  it('names everything that is wrong, where it stands', () => {
    const file = '---\ntitle:\naudience: everybody\nlanguage: de\nmilestones: imrf-1999\nbuttons: [like]\ncolour: red\n---\n\n# en\n\n[x](javascript:alert(1))\n\n# en\n\nagain\n';

    expect(faultsOf(file).map((one) => one.split(/[.“]/)[0])).toEqual([
      'Line 2, title: This is missing', 'Line 3, audience: ', 'Line 4, language: ', 'Line 5, milestones: The ledger holds no imrf-1999', 'Line 6, buttons: There is no button like', 'Line 7, colour: There is no field colour', 'Line 12: ', 'Line 14: # en stands here a second time',
    ]);
  });

  it.each([
    ['no head', 'Hello', 'Line 1: The file begins with a head'],
    ['no end of the head', '---\ntitle: a\n', 'Line 1: The file begins with a head'],
    ['no text at all', head(), 'There is no text in this language: en'],
    ['no text in its own language', `${head()}# fr\n\nBonjour`, 'There is no text in this language: en'],
    ['a line and no word in its own language', `${head()}---\n`, 'There is no text in this language: en'],
    ['a line and no word in a second language', `${head()}# en\n\nHello\n\n# fr\n\n---\n`, 'There is no text in this language: fr'],
    ['words above the first language', `${head()}Hello\n\n# fr\n\nBonjour`, '“Hello” stands above the first heading'],
    ['whom it is for missing', `${head('title: a\nlanguage: en')}x`, 'audience: This is missing.'],
    ['a value of more than YAML that is known here', `${head('title: |\n  a\naudience: all\nlanguage: en')}x`, 'Line 2, title: “| a” cannot be read here.'],
    ['a field twice', `${head('title: a\ntitle: b\naudience: all\nlanguage: en')}x`, 'Line 3, title: title stands here a second time.'],
    ['a picture without words', `${head()}![](https://example.org/a.png)`, 'a picture has no words'],
  ])('refuses a file with %s', (_what, file, expected) => {
    expect(faultsOf(file).join('\n')).toContain(expected);
  });

  it.each(['[]', '{}', '{region: []}', '{region: [], language: fr}', '","', '";"', '[","]', '[all, region:africa]'])('takes for everybody only the word: %s is no audience', (audience) => {
    expect(faultsOf(`${head(`title: a\naudience: ${audience}\nlanguage: en`)}x`)).toEqual([expect.stringContaining('names no audience')]);
  });

  it('never throws, and draws only what every face knows, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(head(), '', '---\n'), (body, before) => {
      const found = read(`${before}${body}`);
      if (found.ok) for (const text of Object.values(found.content.texts)) for (const block of text.blocks) expect(Block.safeParse(block).success).toBe(true);
    }), { numRuns: 500 });
  });
});
