import type { Language } from '../../src/language/language.js';
import { wordsIn, type MessageKey } from '../../src/language/words.js';

/** The texts of the page that stand as they are. */
const PLAIN: readonly MessageKey[] = [
  'web.another-name', 'web.ask', 'web.attach', 'web.file-too-large', 'web.bad-name', 'web.chat', 'web.choose', 'web.close-form', 'web.date-help', 'web.day-and-dates',
  'web.empty', 'web.go-back', 'web.go-on', 'web.go-to-day', 'web.language', 'web.line-lost', 'web.messages', 'web.needed-error',
  'web.next', 'web.next-empty', 'web.not-taken', 'web.nothing-leaves', 'web.other-day', 'web.people', 'web.person-ana',
  'web.person-daniel', 'web.person-mariam', 'web.person-youssef', 'web.plus-day', 'web.plus-week', 'web.quick', 'web.quick-help',
  'web.quick-next', 'web.quick-remind', 'web.real-day', 'web.role-ana', 'web.role-daniel', 'web.role-mariam', 'web.role-youssef',
  'web.room-alone', 'web.room-channel', 'web.room-direct', 'web.room-egypt', 'web.room-kenya', 'web.room-mexico', 'web.send', 'web.skip',
  'web.title', 'web.today', 'web.training', 'web.use-name', 'web.who', 'web.your-message',
];

/** The texts that the page fills in itself, with the names of what it fills in. */
const FILLED: readonly (readonly [MessageKey, readonly string[]])[] = [
  ['web.conversations', ['name']],
  ['web.day-moved', ['day']],
  ['web.form-page', ['page', 'pages']],
  ['web.needed', ['label']],
  ['web.only-for', ['name']],
  ['web.pretended', ['day']],
  ['web.you-are', ['name']],
];

/** All texts of the page in one language; what the page fills in stands in braces, as `{name}`. */
export function pageWords(language: Language): Record<string, string> {
  const words = wordsIn(language);
  const texts: Record<string, string> = {};
  for (const key of PLAIN) texts[key] = words.say(key);
  for (const [key, names] of FILLED) texts[key] = words.say(key, Object.fromEntries(names.map((name) => [name, `{${name}}`])));
  return texts;
}
