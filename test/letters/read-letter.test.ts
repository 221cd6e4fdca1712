import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LARGEST_LETTER_BYTES } from '../../src/letters/letter.js';
import { readLetter } from '../../src/letters/read-letter.js';
import { lyingZip } from '../support/office/lying-zip.js';
import { docxOf } from '../support/office/plain-docx.js';

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)));
const inUtf8 = (text: string) => new TextEncoder().encode(text);

async function textOf(path: string): Promise<string> {
  const read = await readLetter({ name: path, bytes: bytesOf(path) });
  return read.kind === 'letter' ? read.letter.text : `refused: ${read.why}`;
}

describe('readLetter', () => {
  it('reads a PDF and joins the lines that paper broke in the middle of a date', async () => {
    expect(await textOf('own/fr-note-reseau-2022.pdf')).toContain('se tiendra du 10 au 13 mai 2022 au Siège');
  });

  it('keeps the paragraphs of a PDF apart', async () => {
    expect(await textOf('own/fr-note-reseau-2022.pdf')).toContain('\nLa Semaine des migrations');
  });

  it('reads an Arabic PDF, whose letters were painted one by one from the left', async () => {
    const text = await textOf('fourth/ar-daawa.pdf');

    expect(text).toContain('وزارة الداخلية إلى الاحتفال باليوم الدولي للمهاجرين في 18 كانون الأول/ديسمبر 2026، وإلى ورشة');
    expect(text).toContain('من 2 إلى 4 أيلول/سبتمبر 2025.');
  });

  it('reads a Word document whose words stand in many runs', async () => {
    expect(await textOf('own/es-nota-red-2024.docx')).toContain('los días 19 y 20 de marzo de 2025 en Santiago');
  });

  it('reads the subject and the text of a mail, without marks of quoting, and when it was sent', async () => {
    const read = await readLetter({ name: 'x.eml', bytes: bytesOf('own/en-forwarded-2026.eml') });

    expect(read).toMatchObject({ kind: 'letter', letter: { sentOn: '2026-01-14' } });
    expect(read.kind === 'letter' && read.letter.text).toContain('Fwd: New York in May');
    expect(read.kind === 'letter' && read.letter.text).toContain('\nThe GFMD summit in Colombia was held on 2-4 September 2025, not in June 2025');
  });

  it('reads a mail that has only HTML', async () => {
    const mail = 'Subject: Forum\nContent-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>The Forum is on <b>5&ndash;8&nbsp;May</b> 2026.</p>';

    const read = await readLetter({ name: 'x.eml', bytes: inUtf8(mail) });

    expect(read.kind === 'letter' && read.letter.text.replaceAll('\u00a0', ' ')).toContain('The Forum is on 5–8 May 2026.');
  });

  it('reads UTF-16 where a text says so', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array(Array.from('5 May', (letter) => letter.charCodeAt(0))).buffer)]);

    expect(await readLetter({ name: 'a.txt', bytes })).toEqual({ kind: 'letter', letter: { text: '5 May', sentOn: null } });
  });

  const refusals: [string, string, Uint8Array][] = [
    ['too-big', 'large.txt', inUtf8('5 May 2026 '.repeat(190_000))],
    ['too-big', 'large.pdf', new Uint8Array(LARGEST_LETTER_BYTES + 1)],
    ['empty', 'nothing.txt', new Uint8Array()],
    ['other-kind', 'sheet.xlsx', inUtf8('x')],
    ['other-kind', 'letter', inUtf8('x')],
    ['other-kind', 'letter.constructor', inUtf8('x')],
    ['other-kind', 'letter.__proto__', inUtf8('x')],
    ['misnamed', 'picture.docx', bytesOf('refused/picture.docx')],
    ['misnamed', 'letter.txt', bytesOf('own/fr-note-reseau-2022.pdf')],
    ['misnamed', 'letter.pdf', inUtf8('Only text')],
    ['locked', 'locked.pdf', bytesOf('refused/locked.pdf')],
    ['locked', 'locked.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])],
    ['damaged', 'cut.docx', bytesOf('own/es-nota-red-2024.docx').slice(0, 4_000)],
    ['damaged', 'cut.pdf', bytesOf('own/fr-note-reseau-2022.pdf').slice(0, 60)],
    ['not-text', 'windows.txt', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
    ['not-text', 'binary.txt', new Uint8Array([65, 0, 66, 0, 1])],
    ['no-text', 'blank.txt', inUtf8('  \n ')],
    ['too-much', 'pieces.docx', docxOf('<w:p/>'.repeat(200_001))],
    ['too-much', 'attributes.docx', docxOf(`<w:p ${Array.from({ length: 200_001 }, (_, at) => `a${at}=""`).join(' ')}/>`)],
    ['too-much', 'lying.docx', lyingZip({ 'word/document.xml': new Uint8Array(20_000_001) }, 10)],
    ['too-long', 'long.txt', inUtf8('x '.repeat(200_000))],
  ];

  it.each(refusals)('refuses as %s: %s', async (why, name, bytes) => {
    expect(await readLetter({ name, bytes })).toEqual({ kind: 'refused', why });
  });
});
