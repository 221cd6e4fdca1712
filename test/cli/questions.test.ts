import { describe, expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

/** Somebody asks at the console, and presses nothing: types it. */
async function asked(here: Desk, name = 'youssef'): Promise<void> {
  await here.runWith({ typed: 'Is there Wi-Fi in the conference bilding?\nask the secretariat\n' }, 'chat', '--as', name, '--locale', 'en', '--now', '2026-03-03T09:00:00Z');
}

/** A command typed a week later. */
const aWeekLater = (here: Desk, ...typed: readonly string[]) => here.runWith({ env: { IMRF_NOW: '2026-03-11T09:00:00Z' } }, ...typed);

const words = ['--en', 'With a badge.', '--fr', 'Avec un badge.', '--source', 'https://www.un.org/', '--wording', 'Is there Wi-Fi in the conference building?', 'Can we use Wi-Fi in the building?'];

describe('questions', () => {
  it('lists, shows, replies, and answers from then on: with its source, and in the language of the question', async () => {
    const here = desk();
    await asked(here);
    await asked(here, 'mariam');

    const list = jsonOf(await aWeekLater(here, 'questions', 'list', '--json'));
    const shown = jsonOf(await aWeekLater(here, 'questions', 'show', 'Q-1', '--json'));
    const replied = jsonOf(await aWeekLater(here, 'questions', 'reply', 'Q-1', ...words, '--as', 'ana', '--json'));
    const answer = jsonOf(await aWeekLater(here, 'ask', 'can we use that Wi-Fi in the building?', '--json'));
    const after = jsonOf(await aWeekLater(here, 'questions', 'list', '--json'));

    const group = { code: 'Q-1', count: 2, unanswered: 2, wrong: 0, languages: ['en'], since: '2026-03-03', overdue: true, example: 'Is there Wi-Fi in the conference bilding?' };
    expect(list).toEqual([group]);
    expect(shown).toEqual({ ...group, texts: [{ code: 'Q-1', text: group.example }] });
    expect(replied).toEqual({ code: 'Q-1', places: 2, knowledge: 'K-1' });
    expect(answer).toMatchObject({ intent: 'reference', text: 'The Secretariat wrote on 11 March 2026:\nWith a badge.\nSource: https://www.un.org/', sources: ['https://www.un.org/'], milestones: [], dates: [] });
    expect(after).toEqual([]);
  });

  it('edits what was written and withdraws it, keeping each revision', async () => {
    const here = desk();
    await asked(here);
    await here.run('questions', 'reply', 'Q-1', ...words, '--as', 'ana');

    const edited = jsonOf(await here.run('questions', 'knowledge', 'edit', 'K-1', '--en', 'For all.', '--until', '2090-01-01', '--as', 'ana', '--json'));
    const withdrawn = await here.run('questions', 'knowledge', 'withdraw', 'K-1', '--reason', 'superseded', '--as', 'ana');
    const answer = jsonOf(await here.run('ask', 'can we use that Wi-Fi in the building?', '--json'));
    const shown = jsonOf(await here.run('questions', 'knowledge', 'show', 'K-1', '--json'));

    expect(edited).toEqual([expect.objectContaining({ code: 'K-1', revision: 2, state: 'held', texts: { en: 'For all.' }, expiresOn: '2090-01-01' })]);
    expect(withdrawn.printed[1]).toMatch(/^K-1 +3 +withdrawn/);
    expect(answer).toMatchObject({ intent: 'unknown', sources: [] });
    expect(shown).toMatchObject([{ revision: 1, texts: { en: 'With a badge.', fr: 'Avec un badge.' } }, { revision: 2, texts: { en: 'For all.' } }, { revision: 3, state: 'withdrawn', reason: 'superseded', by: 'console:ana' }]);
  });

  it('takes a wording out of its group', async () => {
    const here = desk();
    await asked(here);
    await here.runWith({ typed: 'Is there free Wi-Fi in the conference hotel?\nask the secretariat\n' }, 'chat', '--as', 'mariam', '--locale', 'en', '--now', '2026-03-03T09:00:00Z');
    const together = jsonOf(await here.run('questions', 'list', '--json'));

    const apart = await here.run('questions', 'apart', 'Q-2', '--as', 'ana');
    const chat = await here.runWith({ typed: 'questions apart Q-1\n' }, 'chat', '--as', 'ana', '--role', 'editor', '--locale', 'en');

    expect(together).toMatchObject([{ code: 'Q-1', count: 2 }]);
    expect(apart).toMatchObject({ exitCode: 0, printed: ['NOW BY ITSELF', 'Q-2'] });
    expect(jsonOf(await here.run('questions', 'list', '--json'))).toMatchObject([{ code: 'Q-1', count: 1 }, { code: 'Q-2', count: 1 }]);
    expect(chat.printed.join('\n')).toContain('Q-1 is the one that the others are listed under.');
  });

  it('closes without a reply, and tells those who asked why', async () => {
    const here = desk();
    await asked(here);

    const closed = jsonOf(await here.run('questions', 'close', 'Q-1', '--reason', 'Not ours to tell.', '--as', 'ana', '--json'));
    const told = await here.runWith({}, 'chat', '--as', 'youssef', '--locale', 'en', '--now', '2026-03-04T09:00:00Z');

    expect(closed).toEqual({ code: 'Q-1', places: 1 });
    expect(told.printed.join('\n')).toContain('without a reply. Its reason:\nNot ours to tell.');
  });

  it.each([
    ['a code that is none', ['reply', 'seven', '--en', 'Yes.'], 2, 'CODE: expected a question such as Q-7, got "seven". See: imrf-bot questions list'],
    ['a question that does not wait', ['reply', 'Q-7', '--en', 'Yes.'], 1, 'Q-7: no such question waits. See: imrf-bot questions list. Nothing was changed.'],
    ['a reply without words', ['reply', 'Q-1'], 1, 'Write the reply in at least one language: --en "…" and the like. Nothing was changed.'],
    ['a source without wordings', ['reply', 'Q-1', '--en', 'Yes.', '--source', 'https://www.un.org/'], 1, expect.stringContaining('--wording:')],
  ])('refuses %s, and says how to mend it', async (_name, wordsAfter, exitCode, told) => {
    expect(await desk().run('questions', ...wordsAfter, '--as', 'ana')).toEqual({ exitCode, printed: [], told: [told] });
  });

  it('lets nobody reply who is not of the Secretariat', async () => {
    const here = desk();
    await asked(here);

    const refused = await here.run('questions', 'reply', 'Q-1', '--en', 'Yes.', '--as', 'slack:T1/UMEMBER');

    expect(refused).toMatchObject({ exitCode: 1, told: [expect.stringContaining('slack:T1/UMEMBER may not do this (questions.answer)')] });
    expect(jsonOf(await here.run('questions', 'list', '--json'))).toHaveLength(1);
  });
});
