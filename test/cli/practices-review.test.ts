import { z } from 'zod';
import { expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

const Queue = z.array(z.looseObject({ id: z.string() }));

/** Amina hands in a challenge at the console. */
const handsIn = (here: Desk, title: string) => here.runWith({ typed: `challenge\n${title}\n18\nPapers are not known in the next county.\n` }, 'chat', '--as', 'amina', '--network', 'KE', '--locale', 'en');
const queueOf = async (here: Desk) => jsonOf(await here.run('practices', 'review', '--queue', '--json'));
const idsOf = async (here: Desk) => Queue.parse(await queueOf(here)).map(({ id }) => id);

it('shows the queue, takes each step, and tells the submitter at her next line', async () => {
  const here = desk();
  await handsIn(here, 'Skills');
  await handsIn(here, 'Housing');
  await here.run('people', 'grant', 'daniel', 'editor', '--as', 'ana');
  const [one = '', other = ''] = await idsOf(here);
  const step = async (...words: string[]) => jsonOf(await here.run('practices', 'review', ...words, '--json'));

  const queue = await queueOf(here);
  const taken = [
    await step(one, 'assign', 'console:daniel', '--as', 'ana'), await step(one, 'comment', 'title:', 'Whose', 'skills?', '--as', 'daniel'), await step(one, 'request-changes', '--as', 'daniel'),
    await step(other, 'approve', '--as', 'daniel'), await step(other, 'publish', 'https://migrationnetwork.un.org/p/1', '--as', 'daniel'),
  ];
  const shown = await step(one);
  const told = await here.runWith({ typed: 'help\n' }, 'chat', '--as', 'amina', '--locale', 'en');

  expect(queue).toMatchObject([{ id: one, kind: 'challenge', state: 'submitted', title: 'Skills', network: 'KE', assignee: null, unheard: null }, { id: other, title: 'Housing' }]);
  expect(taken).toEqual([
    { id: one, step: 'assign', was: 'submitted', state: 'submitted', revision: 2, told: true }, { id: one, step: 'comment', was: 'submitted', state: 'submitted', revision: 2, told: false },
    { id: one, step: 'request-changes', was: 'submitted', state: 'changes-requested', revision: 3, told: true }, { id: other, step: 'approve', was: 'submitted', state: 'approved', revision: 3, told: true },
    { id: other, step: 'publish', was: 'approved', state: 'published', revision: 4, told: true },
  ]);
  expect(shown).toMatchObject({ id: one, state: 'changes-requested', review: { assignee: 'console:daniel' }, comments: [{ field: 'title', text: 'Whose skills?', by: 'console:daniel', toldAt: 3 }] });
  for (const words of ['Skills: a reviewer of the Secretariat has it now', 'Skills: the Secretariat asks for changes', 'Whose skills?', 'Housing: the Secretariat has approved it', 'Housing: it is on the Hub now: https://migrationnetwork.un.org/p/1']) expect(told.printed.join('\n')).toContain(words);
});

it('takes the reason and the text of a comment as options too', async () => {
  const here = desk();
  await handsIn(here, 'Skills');
  const [id = ''] = await idsOf(here);

  const comment = await here.run('practices', 'review', id, 'comment', 'title', '--reason', 'Whose skills?', '--as', 'ana');
  const named = await here.run('practices', 'review', id, 'comment', '--field', 'title', '--reason', 'Where?', '--as', 'ana');
  const given = await here.run('practices', 'review', id, 'assign', '--to', 'console:ana', '--as', 'ana');
  const rejected = await here.run('practices', 'review', id, 'reject', '--reason', 'It is a wish.', '--as', 'ana');

  expect([comment.exitCode, named.exitCode, given.exitCode]).toEqual([0, 0, 0]);
  expect(rejected.printed[1]).toMatch(new RegExp(`^${id} +reject +submitted +rejected +yes$`));
  expect(await queueOf(here)).toEqual([]);
});

it('refuses who may not, what is stale, and what does not fit, each with its exit code; nothing is changed', async () => {
  const here = desk();
  await handsIn(here, 'Skills');
  const [id = ''] = await idsOf(here);
  const review = (...words: string[]) => here.run('practices', 'review', ...words);

  const ends = [
    await review(id, 'approve', '--as', 'slack:T1/UAMINA'), await review(id, 'approve', '--seen', '1', '--as', 'ana'), await review(id, 'reject', '--as', 'ana'), await review('nothing', 'approve', '--as', 'ana'), await review('nothing'),
    await review(id, 'praise', '--as', 'ana'), await review(id, 'approve'), await review(id, 'approve', '--seen', 'x', '--as', 'ana'), await review(id, 'publish', 'javascript:alert(1)', '--as', 'ana'),
  ];

  expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 1]);
  expect(ends.flatMap(({ printed }) => printed)).toEqual([]);
  expect(ends[1]?.told).toEqual(['It was changed since you saw it. It stands so now: submitted. Nothing was changed.']);
  expect(await queueOf(here)).toMatchObject([{ id, state: 'submitted' }]);
});
