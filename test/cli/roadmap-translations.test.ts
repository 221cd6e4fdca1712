import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { desk, jsonOf, type Desk, type Ended } from './run-command.js';

const Lines = z.array(z.looseObject({ id: z.string(), language: z.string(), state: z.string(), title: z.string().nullable(), aliases: z.array(z.string()), revision: z.number() }));
const Chat = z.looseObject({ text: z.string(), kind: z.string(), actions: z.array(z.object({ id: z.string(), value: z.unknown(), label: z.string() })) });

const linesOf = (ended: Ended) => Lines.parse(jsonOf(ended));

async function stateOf(at: Desk, id: string, language: string): Promise<string | undefined> {
  return linesOf(await at.run('roadmap', 'translations', '--language', language, '--json')).find((one) => one.id === id)?.state;
}

async function chat(at: Desk, role: string, ...typed: readonly unknown[]) {
  const { printed } = await at.runWith({ typed: `${typed.map((line) => JSON.stringify(line)).join('\n')}\n` }, 'chat', '--json', '--as', 'ana', '--role', role, '--locale', 'fr');
  return printed.map((line) => Chat.parse(JSON.parse(line)));
}

describe('roadmap translations', () => {
  it('lists what nobody has confirmed, in one language or in all', async () => {
    const at = desk();

    const all = linesOf(await at.run('roadmap', 'translations', '--unconfirmed', '--json'));
    const chinese = linesOf(await at.run('roadmap', 'translations', '--language', 'zh', '--json'));

    expect(new Set(all.map(({ language }) => language))).toEqual(new Set(['ar', 'en', 'es', 'fr', 'ru', 'zh']));
    expect(all.filter(({ state }) => state === 'confirmed')).toEqual([]);
    expect(chinese).toHaveLength(196);
    expect(chinese.filter(({ state }) => state === 'confirmed').map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => `principle:${n + 1}`).sort());
  });

  it('takes a mended name, waits for its confirmation, and calls it out of date when the English title is edited', async () => {
    const at = desk();

    const mended = await at.run('roadmap', 'translate', 'hlpf-2027', '--language', 'fr', '--title', 'FPHN de juillet 2027', '--alias', 'forum de haut niveau 2027', '--as', 'ana');
    const waiting = await stateOf(at, 'hlpf-2027', 'fr');
    const confirmed = await at.run('roadmap', 'translations', 'confirm', 'hlpf-2027', '--language', 'fr', '--as', 'daniel', '--json');
    await at.run('roadmap', 'edit', 'hlpf-2027', '--title', 'HLPF in July 2027', '--as', 'ana');

    expect(mended.exitCode).toBe(0);
    expect(waiting).toBe('unconfirmed');
    expect(jsonOf(confirmed)).toMatchObject({ state: 'confirmed', confirmedBy: 'console:daniel', title: 'FPHN de juillet 2027', revision: 3 });
    expect(await stateOf(at, 'hlpf-2027', 'fr')).toBe('out-of-date');
  });

  it('are no part of an exported roadmap', async () => {
    const exported = z.object({ milestones: z.array(z.looseObject({ aliases: z.unknown() })) }).parse(jsonOf(await desk().run('roadmap', 'export', '--json')));

    expect(exported.milestones).toHaveLength(139);
    expect(exported.milestones.filter(({ aliases }) => JSON.stringify(aliases) !== '{}')).toEqual([]);
  });

  it('says of a new milestone that it has no translation', async () => {
    const at = desk();
    await at.run('roadmap', 'add', 'briefing-2028', '2028-06', '--title', 'Briefing', '--kind', 'briefing', '--source', 'https://example.org/letter', '--as', 'ana');

    expect(await stateOf(at, 'briefing-2028', 'ru')).toBe('missing');
  });

  it.each([
    [1, /names something else already/, ['roadmap', 'translate', 'imrf-2030', '--language', 'es', '--alias', 'FEMI 2022', '--as', 'ana']],
    [1, /may not do this \(roadmap\.translate\)/, ['roadmap', 'translate', 'imrf-2030', '--language', 'es', '--title', 'Foro', '--as', 'web:bob']],
    [1, /Nothing has the id/, ['roadmap', 'translations', 'confirm', 'no-such-thing', '--language', 'es', '--as', 'ana']],
    [2, /give --language/, ['roadmap', 'translations', 'confirm', 'imrf-2030', '--as', 'ana']],
    [2, /Expected one of ar/, ['roadmap', 'translate', 'imrf-2030', '--language', 'de', '--title', 'Forum', '--as', 'ana']],
    [2, /give at least one/, ['roadmap', 'translate', 'imrf-2030', '--language', 'es', '--as', 'ana']],
  ])('ends with %i and says %s', async (exitCode, said, words) => {
    const ended = await desk().run(...words);

    expect(ended.exitCode).toBe(exitCode);
    expect(ended.told.join('\n')).toMatch(said);
  });
});

describe('translations in chat', () => {
  it('lists a few with a button each; pressing one confirms what was shown, once', async () => {
    const at = desk();
    const [list] = await chat(at, 'editor', { text: 'translations fr' });
    const [first, second] = list?.actions ?? [];

    const [pressed, again] = await chat(at, 'editor', { action: first?.id, value: first?.value }, { action: first?.id, value: first?.value });

    expect(list?.actions.map(({ label }) => label)).toEqual(['Confirmer 1', 'Confirmer 2', 'Confirmer 3', 'Confirmer 4', 'Confirmer 5']);
    expect(second?.value).not.toEqual(first?.value);
    expect(pressed?.text).toMatch(/^Confirmé/);
    expect(again?.kind).toBe('refused');
    const { of } = z.object({ of: z.string() }).parse(first?.value);
    expect(await stateOf(at, of, 'fr')).toBe('confirmed');
  });

  it('takes a title in the words of the reader’s language', async () => {
    const at = desk();

    const [mended] = await chat(at, 'editor', { text: 'traduire hlpf-2027 titre FPHN de juillet 2027' });
    const [list] = await chat(at, 'editor', { text: 'traductions' });

    expect(mended?.text).toBe('Modifié : FPHN de juillet 2027 (hlpf-2027, français). Pas encore confirmé.');
    expect(list?.actions.map(({ label }) => label)).toContain('Confirmer 1');
  });

  it('is for the Secretariat', async () => {
    const [refused] = await chat(desk(), 'member', { text: 'translations' });

    expect(refused?.actions).toEqual([]);
    expect(refused?.text).not.toContain('hlpf');
  });
});
