import fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormValues } from '../../../src/chat/form.js';
import { wordsIn } from '../../../src/language/words.js';
import { checkTemplate } from '../../../src/practices/documents/check-template.js';
import { compareDocument } from '../../../src/practices/documents/compare-document.js';
import { mainTree, openDocx, packDocx, withMain, type DocxParts } from '../../../src/practices/documents/docx-file.js';
import { fillDocument } from '../../../src/practices/documents/fill-document.js';
import { readDocument } from '../../../src/practices/documents/read-document.js';
import { textOf, tidied } from '../../../src/practices/documents/text-of.js';
import { writeTemplate } from '../../../src/practices/documents/write-template.js';
import { element, everyElement, holdable, type XmlElement } from '../../../src/practices/documents/xml-tree.js';
import { shippedPracticeForm } from '../../support/form-house.js';
import { lyingZip } from '../../support/office/lying-zip.js';
import { PRACTICE } from '../../support/sample-practice.js';

const form = shippedPracticeForm('en');
const words = wordsIn('en');
const values: FormValues = { ...Object.assign({}, ...PRACTICE) as FormValues, countries: ['KE', 'UG'] };
const draft = { id: 'd1', formVersion: 1, values, revisions: { title: 3, summary: 2 } };
let template: DocxParts;

beforeAll(async () => {
  const checked = checkTemplate(await writeTemplate(form, words), form);
  if (checked.kind !== 'template') throw new Error(JSON.stringify(checked));
  template = checked.parts;
});

describe('a document that comes back', () => {
  it('differs in nothing when nobody wrote in it, whatever became of the draft meanwhile', () => {
    const sent = fillDocument(template, form, draft);

    expect(compared(sent, draft)).toEqual([]);
    expect(compared(sent, { ...draft, values: { ...values, title: 'Another' }, revisions: { title: 4 } })).toEqual([]);
  });

  it('changes a field that stands as it was sent, and is in conflict with one that was written since', () => {
    const back = edited(fillDocument(template, form, draft), 'One-stop', 'Two-stop');
    const after = 'Two-stop centre for migrant workers in Busia & Malaba';

    expect(compared(back, draft)).toEqual([{ kind: 'changed', field: 'title', revision: 3, before: values['title'], after, value: after }]);
    expect(compared(back, { ...draft, values: { ...values, title: 'Meanwhile' }, revisions: { title: 4 } })).toEqual([{ kind: 'conflict', field: 'title', revision: 4, before: 'Meanwhile', after, value: after }]);
    expect(compared(back, { ...draft, values: { ...values, title: after }, revisions: { title: 4 } })).toEqual([]);
  });

  it('says what is wrong with a field that cannot be taken, and takes none of it', () => {
    const back = edited(fillDocument(template, form, draft), 'amina@example.org', 'amina at example');

    expect(compared(back, draft)).toEqual([{ kind: 'wrong', field: 'submitterEmail', after: 'amina at example', error: words.say('form.error-email') }]);
  });

  it('empties a field whose text was deleted with its bookmarks, and says which place is gone', () => {
    const sent = fillDocument(template, form, draft);
    const emptied = changed(sent, (tree) => cells(tree).filter((cell) => textOf(cell.children) === 'Two countries share one register.').forEach((cell) => (cell.children = [...cell.children.filter((child) => typeof child !== 'string' && child.name === 'w:tcPr'), element('w:p')])));
    const cut = changed(sent, (tree) => [...everyElement(tree)].forEach((one) => (one.children = one.children.filter((child) => typeof child === 'string' || child.name !== 'w:tbl' || !textOf([child]).includes('Innovation')))));

    expect(compared(emptied, draft)).toEqual([{ kind: 'changed', field: 'innovation', revision: 0, before: 'Two countries share one register.', after: '', value: '' }]);
    expect(compared(cut, draft)).toEqual([{ kind: 'missing', field: 'innovation' }]);
  });

  it('is read by its labels where a program kept no bookmark', () => {
    const bare = changed(edited(fillDocument(template, form, draft), 'One-stop', 'Two-stop'), (tree) => [...everyElement(tree)].forEach((one) => (one.children = one.children.filter((child) => typeof child === 'string' || !child.name.startsWith('w:bookmark')))));

    expect(compared(bare, draft)).toMatchObject([{ kind: 'changed', field: 'title' }]);
  });

  it('leaves out what was struck out with changes tracked, and takes what was put in', () => {
    const back = changed(fillDocument(template, form, draft), (tree) => {
      for (const paragraph of [...everyElement(tree)].filter(({ name, children }) => name === 'w:p' && textOf([{ name, attributes: {}, children }]) === 'A donor')) {
        paragraph.children = [element('w:del', {}, [element('w:r', {}, [element('w:delText', {}, ['A donor'])])]), element('w:ins', {}, [element('w:r', {}, [element('w:t', {}, ['Two donors'])])])];
      }
    });

    expect(compared(back, draft)).toMatchObject([{ kind: 'changed', field: 'partners', after: 'Two donors' }]);
  });

  it('holds any text in any field and gives it back', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => tidied(holdable(text)));
    fc.assert(fc.property(anyText, anyText, (title, summary) => {
      const any = { ...draft, values: { title, summary } };
      const reading = readDocument(fillDocument(template, form, any), form);

      expect(reading).toMatchObject({ kind: 'document', document: { texts: { title, summary } } });
      expect(compared(fillDocument(template, form, any), any)).toEqual([]);
    }), { numRuns: 40 });
  });

  it('is refused kindly where it is none of ours: by what is in it, not by its name', async () => {
    const refusals = [
      readDocument(strToU8('%PDF-1.7'), form), readDocument(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), form), readDocument(zipSync({ 'a.txt': strToU8('a') }), form), readDocument(new Uint8Array(10_000_001), form),
      readDocument(await writeTemplate(form, words), form), readDocument(zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'docProps/custom.xml': strToU8('<a>') }), form),
    ];

    expect(refusals.map((one) => one.kind === 'refused' && one.reason)).toEqual(['not-word', 'locked', 'not-word', 'too-big', 'not-ours', 'not-word']);
  });

  it.each([
    ['elements', '<a/>'.repeat(400_001)],
    ['attributes', `<a ${Array.from({ length: 400_001 }, (_, at) => `b${at}=""`).join(' ')}/>`],
    ['pieces of text', 'x<![CDATA[]]>'.repeat(400_001)],
    ['letters', 'x'.repeat(10_000_000)],
  ])('is refused where it holds more %s than any document, whether in it or in its properties', (_what, many) => {
    const [small, large] = [strToU8('<a/>'), strToU8(`<a>${many}</a>`)];
    const marks = openDocx(fillDocument(template, form, draft));
    if (marks.kind !== 'parts') throw new Error('the draft is no Word file');

    const refusals = [readDocument(zipSync({ 'word/document.xml': small, 'docProps/custom.xml': large }), form), readDocument(packDocx({ ...marks.parts, 'word/document.xml': large }), form), checkTemplate(zipSync({ 'word/document.xml': large }), form)];

    expect(refusals).toEqual(Array.from({ length: 3 }, () => ({ kind: 'refused', reason: 'too-much' })));
  });

  it('is refused where it unpacks to more than it says', () => {
    expect(readDocument(lyingZip({ 'word/document.xml': strToU8(`<a>${' '.repeat(40_000_000)}</a>`) }, 10), form)).toEqual({ kind: 'refused', reason: 'too-much' });
  });
});

describe('a template', () => {
  it('is refused with every placeholder that is missing, unknown, twice, or among other words', () => {
    const strange = changed(packDocx(template), (tree) => {
      for (const text of [...everyElement(tree)].filter(({ name }) => name === 'w:t')) text.children = text.children.map((one) => (typeof one === 'string' ? one.replace('{{title}}', '{{ titel }}').replace('{{summary}}', '{{partners}}').replace('{{innovation}}', 'New: {{innovation}}') : one));
    });

    expect(checkTemplate(strange, form)).toEqual({
      kind: 'faults',
      faults: [{ kind: 'missing', name: 'title' }, { kind: 'missing', name: 'summary' }, { kind: 'unknown', name: 'titel' }, { kind: 'twice', name: 'partners' }, { kind: 'not-alone', name: 'innovation' }],
    });
  });

  it('may hold its places outside tables, and cut into pieces as Word cuts them', () => {
    const loose = changed(packDocx(template), (tree) => {
      const [body] = tree.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === 'w:body');
      const line = (...pieces: string[]) => element('w:p', {}, pieces.map((piece) => element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [piece])])));
      if (body !== undefined) body.children = form.pages.flatMap((page) => page.fields).flatMap(({ id, label }) => [line(label), line('{{', id.slice(0, 3), `${id.slice(3)}}`, '}')]);
    });
    const checked = checkTemplate(loose, form);
    if (checked.kind !== 'template') throw new Error(JSON.stringify(checked));
    const sent = fillDocument(checked.parts, form, draft);

    expect(compared(sent, draft)).toEqual([]);
    expect(compared(edited(sent, 'Begin with', 'Start with'), draft)).toMatchObject([{ kind: 'changed', field: 'recommendations' }]);
  });
});

function compared(bytes: Uint8Array, now: typeof draft | { id: string; values: FormValues; revisions: Record<string, number> }) {
  const reading = readDocument(bytes, form);
  if (reading.kind === 'refused') throw new Error(`refused: ${reading.reason}`);
  return compareDocument(reading.document, now, form, words);
}

function changed(bytes: Uint8Array, change: (tree: XmlElement) => void): Uint8Array {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const tree = mainTree(opened.parts);
  change(tree);
  return packDocx(withMain(opened.parts, tree));
}

function edited(bytes: Uint8Array, found: string, instead: string): Uint8Array {
  return changed(bytes, (tree) => {
    for (const one of [...everyElement(tree)].filter(({ name }) => name === 'w:t')) one.children = one.children.map((child) => (typeof child === 'string' ? child.replace(found, instead) : child));
  });
}

function cells(tree: XmlElement): XmlElement[] {
  return [...everyElement(tree)].filter(({ name }) => name === 'w:tc');
}
