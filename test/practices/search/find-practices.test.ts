import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PRACTICE } from '../../support/sample-practice.js';
import { desk, jsonOf, type Desk } from '../../cli/run-command.js';

const values = { ...Object.assign({}, ...PRACTICE) as Record<string, unknown>, countries: ['KE', 'UG'] };
const busia = { id: 'p1', kind: 'practice', state: 'approved', network: 'KE', language: 'en', formVersion: 1, revises: null, begunAt: '2026-11-01T09:00:00.000Z', changedAt: '2026-11-03T09:00:00.000Z', submittedAt: '2026-11-02T09:00:00.000Z', overruled: [], values };
const lima = { ...busia, id: 'p2', network: 'PE', language: 'es', values: { ...values, submissionLanguage: 'es', title: 'Ventanilla para reconocer títulos de enfermería', summary: 'Las enfermeras migrantes validan sus títulos en tres semanas.', regions: ['americas'], countries: ['PE'], primaryObjectives: ['18'], secondaryObjectives: [] } };
const waiting = { ...busia, id: 'p3', state: 'submitted', values: { ...values, title: 'A centre that waits for review' } };

async function deskWith(): Promise<Desk> {
  const here = desk();
  writeFileSync(join(here.folder, 'in.json'), JSON.stringify({ practices: [busia, lima, waiting] }));
  await here.run('practices', 'import', join(here.folder, 'in.json'), '--as', 'ana');
  return here;
}

const says = async (here: Desk, locale: string, ...lines: string[]) => (await here.runWith({ typed: `${lines.join('\n')}\n` }, 'chat', '--as', 'amina', '--locale', locale)).printed.join('\n');

it('answers with approved practices, their network and nothing of what waits, in six languages', async () => {
  const here = await deskWith();

  const answers = [
    await says(here, 'en', 'practices on objective 16 in Africa'), await says(here, 'fr', 'Des pratiques sur l’objectif 16 en Afrique ?'), await says(here, 'es', '¿Hay prácticas sobre el objetivo 16 en África?'), await says(here, 'ru', 'Практики по цели 16 в Африке'),
    await says(here, 'ar', 'ممارسات بشأن الهدف 16 في أفريقيا'), await says(here, 'zh', '非洲关于目标16的良好做法有哪些？'), await says(here, 'en', 'find practices permits at a border'), await says(here, 'es', '¿Cómo lo hicieron otros para reconocer títulos de enfermería?'),
  ];

  expect(answers.map((answer) => [answer.includes('One-stop centre'), answer.includes('Ventanilla'), answer.includes('waits for review'), /amina@example/.test(answer)])).toEqual([
    ...Array.from({ length: 7 }, () => [true, false, false, false]), [false, true, false, false],
  ]);
  expect(answers[0]).toContain('(Kenya)');
  expect(answers[1]).toContain('(Kenya)');
});

it('says truthfully that nothing fits, and what fits only by objective and place', async () => {
  const here = await deskWith();

  expect(await says(here, 'en', 'practices on objective 3 in Oceania')).toContain('No approved practice (objective 3, Oceania) fits here yet.');
  expect(await says(here, 'en', 'practices on beekeeping in Africa')).toContain('Your words stand in none of them, but 1 approved practice is here (Africa):');
  expect(await says(here, 'en', 'how did others do beekeeping')).toContain('No approved practice fits here yet.');
});

it('shows one without contact details, and begins another like it: its objectives and structure, none of its text', async () => {
  const here = await deskWith();

  const shown = await says(here, 'en', 'practices on objective 16 in Africa', '1', '1');
  const [draft] = (jsonOf(await here.run('practices', 'export', '--state', 'draft', '--json')) as { practices: { values: object; language: string }[] }).practices;

  expect(shown).toContain('Begin with the two papers that people need most.');
  expect(shown).not.toMatch(/amina@example/);
  expect(draft).toMatchObject({ language: 'en' });
  expect(draft!.values).toEqual({ primaryObjectives: ['5', '16'], secondaryObjectives: ['6'], guidingPrinciples: ['people-centred', 'human-rights'], sdgs: ['8', '10'], practiceType: 'service-or-tool', geographicScope: 'national' });
});

it('is not asked by who hands one in, nor by who asks a date', async () => {
  const here = await deskWith();

  const answers = [await says(here, 'en', 'How do I submit a practice?'), await says(here, 'en', 'When is the next IMRF?')];

  expect(answers.filter((answer) => /approved practice/.test(answer))).toEqual([]);
});
