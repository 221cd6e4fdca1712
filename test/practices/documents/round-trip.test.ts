import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../src/chat/form.js';
import { LANGUAGES, type Language } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import { checkTemplate } from '../../../src/practices/documents/check-template.js';
import { compareDocument, type FieldDifference } from '../../../src/practices/documents/compare-document.js';
import { fillDocument } from '../../../src/practices/documents/fill-document.js';
import { readDocument } from '../../../src/practices/documents/read-document.js';
import { writeTemplate } from '../../../src/practices/documents/write-template.js';
import { shippedPracticeForm } from '../../support/form-house.js';
import { editAllInLibreOffice } from '../../support/office/edit-in-libreoffice.js';
import { practiceTexts } from '../../support/practice-journey/texts.js';
import { PRACTICE } from '../../support/sample-practice.js';

// The machine that decides about a release sets REQUIRE_ALL: nothing is passed over there.
const hasOffice = canRun('soffice');
if (!hasOffice && process.env['REQUIRE_ALL'] !== undefined) throw new Error('Word files cannot be tested: soffice is missing (libreoffice-writer).');
if (!hasOffice) process.stdout.write('Word files are not tested in LibreOffice here: soffice is missing (libreoffice-writer).\n');

const values: FormValues = { ...Object.assign({}, ...PRACTICE) as FormValues, countries: ['KE', 'UG'], keyLessons: 'First.\n\nA second, with "quotes" & <marks>.\t说明 и تعليمات' };
const DRAFT = { id: 'd1', formVersion: 1, values, revisions: { title: 3, summary: 1 } };

describe.skipIf(!hasOffice)('a draft as a Word file, through LibreOffice', () => {
  it('comes back with only the field that was edited different, in each of the six languages', async () => {
    const drafts = await Promise.all(LANGUAGES.map(async (language) => ({ language, draft: draftIn(language), sent: await documentIn(language, draftIn(language)) })));

    const back = await throughOffice(drafts.flatMap(({ draft, sent }) => [{ sent, found: '', instead: '' }, { sent, found: String(draft.values['title']), instead: `${String(draft.values['local'])} 2` }]));

    for (const [at, { language, draft }] of drafts.entries()) {
      const [before, after] = [draft.values['title'], `${String(draft.values['local'])} 2`];
      expect([language, differences(back[2 * at], language, draft)]).toEqual([language, []]);
      expect([language, differences(back[2 * at + 1], language, draft)]).toEqual([language, [{ kind: 'changed', field: 'title', revision: 3, before, after, value: after }]]);
    }
  });

  it('tells a choice that was marked, and a line of several that was taken out', async () => {
    const sent = await documentIn('en', DRAFT);

    const [marked = sent] = await throughOffice([{ sent, found: '[ ] Americas', instead: '[x] Americas' }]);
    const [twice] = await throughOffice([{ sent: marked, found: 'Uganda', instead: '' }]);

    expect(differences(twice, 'en', DRAFT).map((one) => 'value' in one && [one.kind, one.field, one.value])).toEqual([
      ['changed', 'regions', ['africa', 'americas']], ['changed', 'countries', ['KE']],
    ].filter(([, field]) => field !== 'otherOrganizations'));
  });
});

type Draft = typeof DRAFT;

/** What somebody writes in her language, with lines, quotes and marks in it. */
function draftIn(language: Language): Draft {
  const { pages, countryCodes } = practiceTexts(language);
  const written = pages.reduce<FormValues>((whole, page) => ({ ...whole, ...page }), {});
  return { ...DRAFT, values: { ...written, countries: [...countryCodes], keyLessons: `${String(written['keyLessons'])}\n\nA second, with "quotes" & <marks>.\t说明 и تعليمات` } };
}

async function documentIn(language: Language, draft: Draft): Promise<Uint8Array> {
  const form = shippedPracticeForm(language);
  const checked = checkTemplate(await writeTemplate(form, wordsIn(language)), form);
  if (checked.kind !== 'template') throw new Error(`our own template is refused: ${JSON.stringify(checked)}`);
  return fillDocument(checked.parts, form, draft);
}

interface Sent {
  readonly sent: Uint8Array;
  readonly found: string;
  readonly instead: string;
}

async function throughOffice(all: readonly Sent[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'imrf-word-'));
  const edits = all.map(({ found, instead }, at) => ({ from: join(folder, `sent-${at}.docx`), to: join(folder, `back-${at}.docx`), found, instead }));
  try {
    await Promise.all(edits.map(({ from }, at) => writeFile(from, all[at]?.sent ?? '')));
    await editAllInLibreOffice(edits);
    return await Promise.all(edits.map(({ to }) => readFile(to)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function differences(bytes: Uint8Array | undefined, language: Language, draft: Draft): FieldDifference[] {
  const form = shippedPracticeForm(language);
  const reading = readDocument(bytes ?? new Uint8Array(), form);
  if (reading.kind === 'refused') throw new Error(`refused: ${reading.reason}`);
  return compareDocument(reading.document, draft, form, wordsIn(language));
}

function canRun(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
