import { paragraph, type Block, type Message } from '../chat/message.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Language } from '../language/language.js';
import type { Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { textFor, type KnowledgeEntry, type Texts } from './knowledge.js';

/** "The Secretariat wrote on …", its words and their source. */
export function knownMessage({ texts, source, writtenOn }: Pick<KnowledgeEntry, 'texts' | 'source' | 'writtenOn'>, words: Words): Message {
  const lines = [words.say('questions.wrote', { day: tellDay(writtenOn, words.language) }), ...wordsFor(texts, words)];
  return withSource(lines, source, words.say('questions.source', { source: isolate(source.url, words.language) }), words.language);
}

/** The Secretariat's words for a reader; where they are in another language than hers, that language is named first. */
export function wordsFor(texts: Texts, words: Words): string[] {
  const { text, language } = textFor(texts, words.language);
  return language === words.language ? [text] : [words.say('questions.in-language', { language: nameLanguage(language, words.language) }), isolate(text, words.language)];
}

/** Lines with a source below; its address is a link where faces can draw one. */
export function withSource(lines: readonly string[], source: KnowledgeEntry['source'], told: string, language: Language): Message {
  const [before = '', after = ''] = told.split(source.url);
  const link: Block = { kind: 'paragraph', tone: 'quiet', spans: [{ text: before }, { text: source.url, href: source.url }, { text: after }].filter(({ text }) => text !== '') };
  return { text: [...lines, told].join('\n'), language, about: [], blocks: [...lines.map((line) => paragraph(line)), link] };
}
