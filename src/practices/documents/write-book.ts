import type * as library from 'docx';
import type { FileChild, IParagraphOptions, ParagraphChild } from 'docx';
import type { Form } from '../../chat/form.js';
import { isEmpty } from '../../chat/shown-fields.js';
import { tellDay } from '../../language/dates.js';
import type { Language } from '../../language/language.js';
import type { Words } from '../../language/words.js';
import { dayIn } from '../../time/zone.js';
import { stateText } from '../tell-practice.js';
import type { ExportedPractice } from './exported-practice.js';
import { languageOfText, looksIn, standing } from './looks.js';
import { holdable } from './xml-tree.js';

/** A Word file of more is slow to open for whoever gets it; a workbook holds all. */
export const MOST_IN_BOOK = 1_000;

/** What a book is written with: the form of a practice in the book's language, and how its network is called. */
export interface BookTools {
  readonly words: Words;
  formOf(practice: ExportedPractice): Form;
  nameNetwork(network: string | null): string;
}

/** Practices as a Word file for reading: one, or several behind a list of contents that is written out, with a link to each. */
export async function writeBook(practices: readonly ExportedPractice[], tools: BookTools): Promise<Uint8Array> {
  // A large library that only documents need.
  const docx = await import('docx');
  const { language } = tools.words;
  const draw = pen(docx, language);
  const pages = practices.flatMap((practice, at) => practiceIn(practice, at, practices.length > 1, tools, draw));
  const title = tools.words.say('practices.book-title');
  const contents = practices.length > 1 ? contentsOf(practices, tools, draw) : [];
  const file = new docx.Document({ title, styles: looksIn(language).styles, sections: [{ children: [...contents, ...pages] }] });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

/** What a line may be besides its words. */
type Line = IParagraphOptions & { readonly anchor?: string; readonly to?: string };

interface Pen {
  line(text: string, line?: Line): FileChild;
  readonly heading: typeof library.HeadingLevel;
}

function contentsOf(practices: readonly ExportedPractice[], { words, nameNetwork }: BookTools, draw: Pen): FileChild[] {
  return [
    draw.line(words.say('practices.book-title'), { heading: draw.heading.TITLE }), draw.line(words.say('practices.book-contents'), { heading: draw.heading.HEADING_1 }),
    ...practices.map((practice, at) => draw.line(`${at + 1}. ${titleOf(practice, words)} (${nameNetwork(practice.network)})`, { to: anchorOf(at) })),
  ];
}

/** Only what was filled in, under the headings of the form, in its order. */
function practiceIn(practice: ExportedPractice, at: number, isOfMany: boolean, { words, formOf, nameNetwork }: BookTools, draw: Pen): FileChild[] {
  const fields = formOf(practice).pages.flatMap((page) => page.fields).filter(({ id }) => id !== 'title' && !isEmpty(practice.values[id]));
  return [
    draw.line(`${isOfMany ? `${at + 1}. ` : ''}${titleOf(practice, words)}`, { heading: draw.heading.HEADING_1, anchor: anchorOf(at), pageBreakBefore: isOfMany }),
    draw.line(`${nameNetwork(practice.network)} · ${words.say(stateText[practice.state])}${practice.submittedAt === null ? '' : ` · ${tellDay(dayIn('UTC', practice.submittedAt), words.language)}`}`),
    ...fields.flatMap((field) => [draw.line(field.label, { heading: draw.heading.HEADING_2 }), ...readable(field, practice.values[field.id] ?? '').map((text) => draw.line(text))]),
  ];
}

/** Options by their names, each line of a text a paragraph. */
function readable({ options }: Form['pages'][number]['fields'][number], value: string | string[]): string[] {
  if (options !== undefined) return (typeof value === 'string' ? [value] : value).map((id) => options.find((option) => option.id === id)?.label ?? id);
  return (typeof value === 'string' ? value : value.join('\n')).split('\n');
}

function titleOf({ values, id }: ExportedPractice, words: Words): string {
  const title = values['title'];
  return typeof title === 'string' && title !== '' ? title : words.say('practices.book-untitled', { id });
}

function anchorOf(at: number): string {
  return `practice_${at + 1}`;
}

function pen(docx: typeof library, document: Language): Pen {
  return {
    heading: docx.HeadingLevel,
    line(words, { anchor, to, ...options } = {}) {
      const text = holdable(words).replace(/[\u2066-\u2069]/g, '');
      const language = languageOfText(text, document);
      const run = new docx.TextRun({ text, ...looksIn(language).run });
      const inside: ParagraphChild = anchor !== undefined ? new docx.Bookmark({ id: anchor, children: [run] }) : to !== undefined ? new docx.InternalHyperlink({ anchor: to, children: [run] }) : run;
      return new docx.Paragraph({ spacing: { after: 80 }, ...standing(docx, language, document), ...options, children: [inside] });
    },
  };
}
