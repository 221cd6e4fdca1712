import type * as library from 'docx';
import type { IParagraphOptions, Paragraph, Table, TextRun } from 'docx';
import type { Field, Form } from '../../chat/form.js';
import type { Language } from '../../language/language.js';
import type { Words } from '../../language/words.js';
import { looksIn, standing } from './looks.js';
import { placeholderOf } from './placeholder.js';

type Docx = typeof library;

/**
 * The template that is used until the Secretariat sets its own: a box for each field of the form, its label and help above,
 * a heading for each page. The same form gives the same text, with a placeholder in each box.
 */
export async function writeTemplate(form: Form, words: Words): Promise<Uint8Array> {
  // A large library that only documents need.
  const docx = await import('docx');
  const draw = pen(docx, form.language);
  const children = [
    draw.line({ heading: docx.HeadingLevel.TITLE }, plain(form.title), form.language), draw.line({ spacing: { after: 240 } }, words.say('practices.document-how'), form.language),
    ...form.pages.flatMap((page) => [draw.line({ heading: docx.HeadingLevel.HEADING_1 }, plain(page.title), page.language ?? form.language), ...page.fields.flatMap((field) => [draw.box(field), draw.line({}, '', form.language)])]),
  ];
  const file = new docx.Document({ title: plain(form.title), styles: looksIn(form.language).styles, sections: [{ properties: {}, children }] });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

interface Pen {
  line(options: IParagraphOptions, text: string, language: Language): Paragraph;
  box(field: Field): Table;
}

type Ink = Readonly<{ bold?: true; color?: string; size?: number }>;

function pen(docx: Docx, of: Language): Pen {
  const run = (text: string, language: Language, ink: Ink = {}) => new docx.TextRun({ text, ...looksIn(language).run, ...ink });
  const paragraph = (options: IParagraphOptions, language: Language, children: TextRun[]) => new docx.Paragraph({ ...standing(docx, language, of), ...options, children });
  const row = (children: Paragraph[], fill?: string) => new docx.TableRow({ children: [new docx.TableCell({ children, margins: MARGINS, ...(fill === undefined ? {} : { shading: { fill } }) })] });
  return {
    line: (options, text, language) => paragraph(options, language, [run(text, language)]),
    box({ id, label, help, required, language = of }) {
      const above = [paragraph({ keepNext: true }, language, [run(`${plain(label)}${required ? ' *' : ''}`, language, { bold: true })])];
      if (help !== undefined) above.push(paragraph({ keepNext: true }, language, [run(plain(help), language, { color: '595959', size: 18 })]));
      return new docx.Table({
        width: { size: 100, type: docx.WidthType.PERCENTAGE }, visuallyRightToLeft: looksIn(of).isRightToLeft,
        rows: [row(above, 'EAF2F8'), row([paragraph({}, of, [run(placeholderOf(id), of)])])],
      });
    },
  };
}

const MARGINS = { top: 80, bottom: 80, left: 120, right: 120 };

/** Without the marks of direction that screens need: in a document the paragraph has its own. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
