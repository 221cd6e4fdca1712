import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../src/chat/form.js';
import type { Language } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import { checkTemplate } from '../../../src/practices/documents/check-template.js';
import { compareDocument, type FieldDifference } from '../../../src/practices/documents/compare-document.js';
import { fillDocument } from '../../../src/practices/documents/fill-document.js';
import { readDocument } from '../../../src/practices/documents/read-document.js';
import { writeTemplate } from '../../../src/practices/documents/write-template.js';
import { shippedPracticeForm } from '../../support/form-house.js';
import { editInLibreOffice } from '../../support/office/edit-in-libreoffice.js';
import { PRACTICE } from '../../support/sample-practice.js';

// The machine that decides about a release sets REQUIRE_ALL: nothing is passed over there.
const hasOffice = canRun('soffice');
if (!hasOffice && process.env['REQUIRE_ALL'] !== undefined) throw new Error('Word files cannot be tested: soffice is missing (libreoffice-writer).');
if (!hasOffice) process.stdout.write('Word files are not tested in LibreOffice here: soffice is missing (libreoffice-writer).\n');

const values: FormValues = { ...Object.assign({}, ...PRACTICE) as FormValues, countries: ['KE', 'UG'], keyLessons: 'First.\n\nA second, with "quotes" & <marks>.\t说明 и تعليمات' };
const draft = { id: 'd1', formVersion: 1, values, revisions: { title: 3, summary: 1 } };

describe.skipIf(!hasOffice)('a draft as a Word file, through LibreOffice', () => {
  it.each(['en', 'ar', 'zh'] as const)('comes back with only the field that was edited different (%s)', async (language) => {
    const sent = await documentIn(language);

    const untouched = await throughOffice(sent, '', '');
    const edited = await throughOffice(sent, 'One-stop centre', 'Two centres');

    expect(differences(untouched, language)).toEqual([]);
    expect(differences(edited, language)).toEqual([
      { kind: 'changed', field: 'title', revision: 3, before: values['title'], after: 'Two centres for migrant workers in Busia & Malaba', value: 'Two centres for migrant workers in Busia & Malaba' },
    ]);
  });

  it('tells a choice that was marked, and a line of several that was taken out', async () => {
    const sent = await documentIn('en');

    const marked = await throughOffice(sent, '[ ] Americas', '[x] Americas');
    const twice = await throughOffice(marked, 'Uganda', '');

    expect(differences(twice, 'en').map((one) => 'value' in one && [one.kind, one.field, one.value])).toEqual([
      ['changed', 'regions', ['africa', 'americas']], ['changed', 'countries', ['KE']],
    ].filter(([, field]) => field !== 'otherOrganizations'));
  });
});

async function documentIn(language: Language): Promise<Uint8Array> {
  const form = shippedPracticeForm(language);
  const checked = checkTemplate(await writeTemplate(form, wordsIn(language)), form);
  if (checked.kind !== 'template') throw new Error(`our own template is refused: ${JSON.stringify(checked)}`);
  return fillDocument(checked.parts, form, draft);
}

async function throughOffice(sent: Uint8Array, found: string, instead: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'imrf-word-'));
  try {
    await writeFile(join(folder, 'sent.docx'), sent);
    await editInLibreOffice(join(folder, 'sent.docx'), join(folder, 'back.docx'), found, instead);
    return await readFile(join(folder, 'back.docx'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function differences(bytes: Uint8Array, language: Language): FieldDifference[] {
  const form = shippedPracticeForm(language);
  const reading = readDocument(bytes, form);
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
