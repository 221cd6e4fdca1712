import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { Language, LANGUAGES } from '../language/language.js';
import type { Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { nameLanguage } from './find-language.js';
import { nameNetwork } from './find-network.js';
import { NetworkCode } from './network.js';

const Guess = NetworkCode.nullable();

/** "Yes, Kenya": the conversation speaks for that network from now on. */
export const chooseButton = action('network.choose', z.object({ network: NetworkCode }));

/** The language of what is said here; `guess` comes back with the greeting where no network was chosen yet. */
export const speakButton = action('network.speak', z.object({ language: Language, guess: Guess.default(null) }));

/** Reminders so many days before each date; none where the list is empty. */
export const beginButton = action('network.begin', z.object({ days: z.array(z.number().int().min(0).max(365)).max(6) }));

/** Opens the form with all three questions. */
export const installFormButton = action('network.install', z.object({}), { opensForm: true });

/** The first words in a channel or group: what the bot does, then which network this is. Languages are offered where nobody's locale was known. */
export const greeting = sayable('network.greeting', z.object({ guess: Guess, offersLanguages: z.boolean() }), ({ guess, offersLanguages }, { words }: Facts): Message => {
  const does = [words.say('network.welcome-what'), words.say('network.welcome-reads'), words.say('network.greeting-three')];
  const asks = guess === null ? words.say('network.greeting-which') : words.say('network.greeting-guess', { network: nameOf(guess, words) });
  const yes = guess === null ? [] : [chooseButton.button({ network: guess }, words.say('network.choose', { network: nameNetwork(guess, words.language) }), { style: 'primary', typed: `network ${guess}` })];
  const choose = installFormButton.button({}, words.say(guess === null ? 'network.choose-which' : 'network.choose-other'), { typed: 'network KE' });
  const languages = offersLanguages ? [{ kind: 'actions' as const, buttons: LANGUAGES.map((language) => languageButton(language, guess)) }] : [];
  return message([...does, asks], words, [{ kind: 'actions', buttons: [...yes, choose] }, ...languages]);
});

/** The question after one was answered. */
export const nextQuestion = sayable('network.next-question', z.object({ asks: z.enum(['language', 'reminders']), network: Guess }), ({ asks, network }, { words }: Facts): Message => {
  const before = network === null ? [] : [words.say('network.chosen', { network: nameOf(network, words) })];
  if (asks === 'language') return message([...before, words.say('network.which-language')], words, [{ kind: 'actions', buttons: LANGUAGES.map((language) => languageButton(language, null)) }]);
  return message([...before, words.say('network.which-reminders')], words, [{ kind: 'actions', buttons: reminderButtons(words) }]);
});

/** All is answered, and no reminders were wanted. */
export const settledQuietly = sayable('network.settled-quietly', z.object({}), (_args, { words }: Facts): Message => message([words.say('network.settled-quietly')], words, []));

/** The bot can be reached here again: what was set before holds. */
export const backAgain = sayable('network.back-again', z.object({ network: NetworkCode }), ({ network }, { words }: Facts): Message =>
  message([words.say('network.back-again', { network: nameOf(network, words) }), words.say('network.back-what')], words, []));

/** All that is said while a conversation is set up. */
export const installSayables = [greeting, nextQuestion, settledQuietly, backAgain];

/** In its own words: whoever reads only that language must find it. */
function languageButton(language: Language, guess: NetworkCode | null): Button {
  return speakButton.button({ language, guess }, nameLanguage(language, language), { typed: `language ${language}` });
}

function reminderButtons(words: Words): Button[] {
  return [
    beginButton.button({ days: [30, 7, 1] }, words.say('network.begin-usual'), { style: 'primary', typed: 'remind 30d 7d 1d' }),
    beginButton.button({ days: [14] }, words.say('network.begin-fortnight'), { typed: 'remind 14d' }),
    installFormButton.button({}, words.say('network.begin-choose'), { typed: 'remind' }),
    beginButton.button({ days: [] }, words.say('network.begin-none'), { style: 'quiet', typed: 'stop reminders' }),
  ];
}

function nameOf(code: NetworkCode, { language }: Words): string {
  return isolate(nameNetwork(code, language), language);
}

function message(lines: readonly string[], { language }: Words, actions: readonly Block[]): Message {
  return { text: lines.join('\n'), language, about: [], blocks: [...lines.map((line) => paragraph(line)), ...actions] };
}
