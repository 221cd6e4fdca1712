import type * as library from 'docx';
import { directionOf, type Language } from '../../language/language.js';

/** How a Word document in a language is set: fonts that every office program has or replaces, also for Arabic and Chinese letters. */
export function looksIn(language: Language) {
  const isRightToLeft = directionOf(language) === 'rtl';
  return {
    isRightToLeft,
    /** Of a paragraph. */
    bidirectional: isRightToLeft,
    /** Of a run of text. */
    run: { rightToLeft: isRightToLeft, language: { value: TAGS[language], eastAsia: TAGS.zh, bidirectional: TAGS.ar } },
    styles: { default: { document: { run: { font: FONTS, size: 22 } }, heading1: { run: { font: FONTS, size: 32, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } }, heading2: { run: { font: FONTS, size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } } } },
  } as const;
}

const FONTS = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' } as const;

const TAGS = { ar: 'ar-SA', en: 'en-GB', es: 'es-ES', fr: 'fr-FR', ru: 'ru-RU', zh: 'zh-CN' } as const satisfies Record<Language, string>;

/** The language of whose looks a text is: Arabic where its first letter is Arabic, else that of the document, else English. */
export function languageOfText(text: string, document: Language): Language {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return document;
  if (/\p{Script=Arabic}/u.test(first)) return 'ar';
  return document === 'ar' ? 'en' : document;
}

/** How a paragraph stands: English words in an Arabic document keep their own order, at the side at which its lines begin. */
export function standing({ AlignmentType }: Pick<typeof library, 'AlignmentType'>, language: Language, document: Language) {
  const { bidirectional } = looksIn(language);
  return bidirectional === looksIn(document).bidirectional ? { bidirectional } : { bidirectional, alignment: bidirectional ? AlignmentType.LEFT : AlignmentType.RIGHT };
}
