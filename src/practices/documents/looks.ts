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
