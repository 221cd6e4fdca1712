import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FACES } from '../../src/broadcasts/face.js';
import { LANGUAGES } from '../../src/language/language.js';
import type { Left } from '../support/question-room.js';
import { desk, deskRoom, stepOf, WRITTEN } from './desk-room.js';

let room: Awaited<ReturnType<typeof deskRoom>>;
beforeEach(async () => {
  room = await deskRoom();
});
afterEach(() => room.close());

const turn = (message: Left | undefined, label: string) => message?.buttons.find((one) => one.label === `Next: ${label}`);

describe('a broadcast before it goes', () => {
  it('is shown as it is read here, and turned to another language and another place in the same message', async () => {
    const card = await room.written();
    const [first] = await room.pressesButton('UANA', desk, card, stepOf(card, 'preview'));
    const [spanish] = await room.pressesButton('UANA', desk, first, turn(first, 'Spanish'));
    const [again] = await room.pressesButton('UANA', desk, spanish, turn(spanish, 'French'));
    const [teams] = await room.pressesButton('UANA', desk, again, turn(again, 'Teams'));

    expect(first?.text).toMatch(/^Preview of B-1: Slack, English\n1 conversation reads it so\.\nA notification begins: Call for practices Send your practice/);
    expect(spanish?.text).toMatch(/No conversation reads it so now\.[\s\S]*español/);
    expect(again?.text).toMatch(/^Preview of B-1: Slack, French\n1 conversation reads it so\.[\s\S]*Envoyez votre pratique\./);
    expect(teams?.text).toContain('Preview of B-1: Teams, French\nNo conversation reads it so now.');
    expect(new Set([first, spanish, again, teams].map((one) => one?.receipt)).size).toBe(1);
  });

  it('comes round through every language and every place', async () => {
    const card = await room.written();
    const [first] = await room.pressesButton('UANA', desk, card, stepOf(card, 'preview'));
    let shown = first;
    const [languages, faces] = [new Set<unknown>(), new Set<unknown>()];
    for (let n = 0; n < LANGUAGES.length; n += 1) {
      const button = shown?.buttons[0];
      languages.add(button?.value['language']);
      [shown] = await room.pressesButton('UANA', desk, shown, button);
    }
    for (let n = 0; n < FACES.length; n += 1) {
      const button = shown?.buttons[1];
      faces.add(button?.value['face']);
      [shown] = await room.pressesButton('UANA', desk, shown, button);
    }

    expect([...languages].sort()).toEqual([...LANGUAGES].sort());
    expect([...faces].sort()).toEqual([...FACES].sort());
    expect(shown?.text).toBe(first?.text);
  });

  it('shows words where only words are drawn, and tells in how many messages a long one comes', async () => {
    const long = Array.from({ length: 60 }, (_, n) => `Paragraph ${n}: ${'a practice that others can use, '.repeat(4)}`).join('\n\n');
    await room.written({ ...WRITTEN, 'text-en': long.slice(0, 3_000) });
    const [terminal] = await room.says('UANA', desk, 'broadcast preview B-1 console en');
    const [mail] = await room.says('UANA', desk, 'broadcast preview B-1 mail fr');
    const [own] = await room.says('UANA', desk, 'broadcast preview B-1 mail en');
    await room.brought(long);
    const [slack] = await room.says('UANA', desk, 'broadcast preview B-2 slack en');

    expect(terminal?.text).toContain('[1] Seen  [2] Ask a question');
    expect(mail?.text).toMatch(/As plain text, for members on neither platform\.[\s\S]*Call for practices\n\nEnvoyez votre pratique\.$/);
    expect(own?.text.split('Call for practices')).toHaveLength(2);
    expect(own?.text).toMatch(/Call for practices\n\nParagraph 0:/);
    expect(slack?.text).toMatch(/There it is split into [23] messages\./);
  });

  it('keeps its own lines and buttons in their direction around an English text that is looked at in Arabic', async () => {
    await room.written();
    await room.says('UANA', desk, 'language ar');
    const [shown] = await room.says('UANA', desk, 'broadcast preview B-1 mail en');

    expect(shown?.text).toMatch(/^\u2068[^\n]*\u2068B-1\u2069[^\n]*\u2069\n/);
    expect(shown?.buttons.map(({ label }) => /^\u2068.*\u2069$/.test(label))).toEqual([true, true, true, true]);
  });

  it('draws no button under the preview that would count', async () => {
    const [shown] = await room.written().then((card) => room.pressesButton('UANA', desk, card, stepOf(card, 'preview')));

    expect(shown?.buttons.map(({ id }) => id)).toEqual(['broadcast.preview', 'broadcast.preview', 'broadcast.step', 'broadcast.step']);
  });

  it('sends a test in the language that is looked at, under which nothing is counted and nobody is suspected', async () => {
    await room.written();
    const [french] = await room.says('UANA', desk, 'broadcast preview B-1 fr');
    const [tried] = await room.pressesButton('UANA', desk, french, stepOf(french, 'test'));
    const [pressed] = await room.pressesButton('UANA', desk, tried, stepOf(tried, 'seen'));

    expect(tried).toMatchObject({ onlyFor: 'UANA' });
    expect(tried?.text).toMatch(/A test: only you see this\.[\s\S]*Envoyez votre pratique\./);
    expect(pressed?.text).toBe('This is a test: nothing is counted.');
    expect(await room.store.reads.broadcasts.countSeen(1)).toBe(0);
    expect(await room.refusals()).toEqual([]);
  });

  it('is reported in the reader’s words where it was taken back before it went', async () => {
    await room.approved();
    await room.says('UBEN', desk, 'broadcast recall B-1');
    await room.says('UANA', desk, 'language fr');

    expect((await room.says('UANA', desk, 'broadcast report B-1'))[0]?.text).toContain('(elle a été rappelée)');
  });

  it('knows no broadcast that is not there', async () => {
    expect((await room.says('UANA', desk, 'broadcast preview B-9'))[0]?.text).toContain('I know no broadcast 9');
  });
});
