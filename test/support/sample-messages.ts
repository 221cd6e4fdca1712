import { LANGUAGES, type Language } from '../../src/language/language.js';
import type { Block, Message } from '../../src/chat/message.js';
import { CalendarDate } from '../../src/time/calendar-date.js';

/** A sentence as the bot says it, in each language. */
export const SENTENCE: Record<Language, string> = {
  ar: 'يُعقد المنتدى من ⁨5⁩ إلى ⁨8⁩ أيار/مايو ⁨2026⁩ في نيويورك، والموعد مؤكد.',
  en: 'The Forum meets in New York from 5–8 May 2026; the date is confirmed & checked.',
  es: 'El Foro se reúne en Nueva York del 5 al 8 de mayo de 2026; la fecha está confirmada.',
  fr: 'Le Forum se réunit à New York du 5 au 8 mai 2026 ; la date est confirmée.',
  ru: 'Форум пройдёт в Нью-Йорке 5–8 мая 2026 года; дата подтверждена.',
  zh: '论坛于2026年5月5日至8日在纽约举行，日期已确认。',
};

/** Words from people that would be markup, a mention or a link somewhere. */
export const HOSTILE = '<!channel> <!here|all> <@U123ABC> <at>Ana</at> [click](https://evil.example.org) <https://evil.example.org|safe> *bold* _it_ ~s~ `c` <script>alert(1)</script> & &amp;';

/** One message with every kind of block, in `language`. */
export function everyBlock(language: Language): Message {
  const sentence = SENTENCE[language];
  return { text: sentence, language, about: [{ milestone: 'imrf-2026', dateRevision: 1 }], blocks: blocksWith(sentence) };
}

/** The same in all six languages. */
export const IN_SIX_LANGUAGES: readonly Message[] = LANGUAGES.map(everyBlock);

/** Far over every limit of every platform, in each kind of block. */
export function longest(language: Language): Message {
  const sentence = SENTENCE[language];
  const long = lengthened(sentence, 9_000);
  const blocks: Block[] = [
    { kind: 'heading', text: lengthened(sentence, 400) },
    { kind: 'paragraph', tone: 'plain', spans: [{ text: long }, { text: lengthened(sentence, 500), href: 'https://example.org/a?b=1&c=2' }] },
    { kind: 'facts', facts: Array.from({ length: 30 }, (_, at) => ({ label: `${at} ${sentence}`, value: lengthened(sentence, at === 0 ? 4_000 : 200) })) },
    { kind: 'list', ordered: true, items: Array.from({ length: 120 }, (_, at) => [{ text: `${at} ${sentence}` }]) },
    { kind: 'image', url: 'https://bot.example.org/picture.png', alt: lengthened(sentence, 2_500) },
    ...Array.from({ length: 60 }, (_, at): Block => ({ kind: 'paragraph', tone: at % 2 === 0 ? 'plain' : 'quiet', spans: [{ text: `${at} ${sentence}` }] })),
    { kind: 'actions', buttons: Array.from({ length: 30 }, (_, at) => ({ id: 'sample.press', value: { at }, label: at === 0 ? lengthened(sentence, 120) : `${at}` })) },
  ];
  return { text: long, language, about: [], blocks };
}

/** A message that quotes a person's words in each kind of block. */
export function hostile(): Message {
  return { text: HOSTILE, language: 'en', about: [], blocks: blocksWith(HOSTILE) };
}

/** One paragraph, as short as an answer. */
export function short(text: string): Message {
  return { text, language: 'en', about: [], blocks: [{ kind: 'paragraph', tone: 'plain', spans: [{ text }] }] };
}

/** The pieces of text that a reader must find, in order; alternatives to pictures and labels of buttons apart. */
export function readableOf(message: Message): string[] {
  return message.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
        return block.spans.map((span) => span.text);
      case 'facts':
        return block.facts.flatMap((fact) => [fact.label, fact.value]);
      case 'list':
        return block.items.flatMap((item) => item.map((span) => span.text));
      case 'progress':
        return [block.label];
      case 'image':
      case 'divider':
      case 'actions':
        return [];
    }
  });
}

function blocksWith(text: string): Block[] {
  return [
    { kind: 'heading', text, tile: { startsOn: CalendarDate.parse('2026-05-05'), endsOn: CalendarDate.parse('2026-05-08'), precision: 'day', grain: 'day', status: 'confirmed' } },
    { kind: 'paragraph', tone: 'plain', spans: [{ text, strong: true }, { text: ' ' }, { text, href: 'https://example.org/page?a=1&b=2' }] },
    { kind: 'paragraph', tone: 'quiet', spans: [{ text }, { text: ' ' }, { text, href: 'https://example.org/page?a=1&b=2' }] },
    { kind: 'facts', facts: [{ label: text, value: text }, { label: 'a', value: text }] },
    { kind: 'list', ordered: true, items: [[{ text }], [{ text, strong: true }, { text }]] },
    { kind: 'list', ordered: false, items: [[{ text, href: 'https://example.org/' }]] },
    { kind: 'image', url: 'https://bot.example.org/picture.png', alt: text },
    { kind: 'progress', done: 40, total: 61, label: text },
    { kind: 'divider' },
    { kind: 'actions', buttons: [{ id: 'sample.press', value: { at: 1 }, label: text.slice(0, 24), style: 'primary' }, { id: 'sample.press', value: { at: 2 }, label: '2', style: 'danger', typed: 'press 2' }, { id: 'sample.other', value: {}, label: '3', style: 'quiet' }] },
  ];
}

function lengthened(sentence: string, length: number): string {
  return `${sentence} `.repeat(Math.ceil(length / (sentence.length + 1))).slice(0, length).trim();
}
