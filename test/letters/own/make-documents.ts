/**
 * Makes the letters that are not plain text from their `.source.txt`: `npx tsx test/letters/own/make-documents.ts`.
 * The files are kept, so that tests read what a person would send; this script says how they came to be.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';

const here = (name: string) => new URL(name, import.meta.url);

await makeDocx('es-nota-red-2024');
await makePdf('fr-note-reseau-2022');

/** Each line is a paragraph; each word a run of its own, as processors cut them. */
async function makeDocx(name: string): Promise<void> {
  const paragraphs = linesOf(name).map((line) => new Paragraph({ children: line.split(/(?<= )/).map((word) => new TextRun(word)) }));
  writeFileSync(here(`${name}.docx`), await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })));
}

/** Lines are broken at 80 characters, in the middle of dates too, as on paper. */
async function makePdf(name: string): Promise<void> {
  const pdf = await PDFDocument.create();
  const font: PDFFont = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  let y = 780;
  for (const line of linesOf(name).flatMap((paragraph) => [...broken(paragraph), ''])) {
    page.drawText(line, { x: 60, y, size: 11, font });
    y -= 16;
  }
  writeFileSync(here(`${name}.pdf`), await pdf.save());
}

function linesOf(name: string): string[] {
  return readFileSync(here(`${name}.source.txt`), 'utf8').split('\n').filter((line) => line !== '');
}

function broken(paragraph: string): string[] {
  const lines: string[] = [''];
  for (const word of paragraph.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (`${last} ${word}`.length > 80) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  return lines;
}
