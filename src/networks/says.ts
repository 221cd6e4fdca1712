import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { Facts } from '../roadmap/facts.js';
import { nameLanguage } from './find-language.js';
import { nameNetwork } from './find-network.js';
import { registrySayables } from './desk-says.js';
import { installSayables } from './install-says.js';
import { NetworkCode } from './network.js';

/** Takes back a setting, by its line in the audit trail. */
export const undoSetting = action('network.undo', z.object({ entry: z.string().max(100) }));

/** "This conversation now belongs to the network of Kenya", with undo. */
export const networkSet = sayable('network.set', z.object({ network: NetworkCode, entry: z.string() }), (args, facts: Facts): Message => {
  const { words } = facts;
  const name = isolate(nameNetwork(args.network, words.language), words.language);
  return withButtons(words.say('network.set', { network: name, zone: isolate(facts.zone, words.language) }), facts, [undoButton(args.entry, facts)]);
});

/** "From now on I write English here", with undo. */
export const languageSet = sayable('network.language-set', z.object({ language: Language, entry: z.string() }), (args, facts: Facts): Message =>
  withButtons(facts.words.say('network.language-set', { language: nameLanguage(args.language, facts.words.language) }), facts, [undoButton(args.entry, facts)]));

/** A setting was taken back, or could not be, because it was changed since. */
export const settingUndone = sayable('network.undone', z.object({ done: z.boolean() }), (args, facts: Facts): Message =>
  withButtons(facts.words.say(args.done ? 'network.undone' : 'network.not-undone'), facts, []));

/** The code or name is of no network, or none was given. */
export const networkUnknown = sayable('network.unknown', z.object({ text: z.string() }), (args, facts: Facts): Message =>
  withButtons(facts.words.say('network.unknown', { text: isolate(args.text, facts.words.language) }), facts, []));

/** The language is none of the six. */
export const languageUnknown = sayable('network.language-unknown', z.object({ text: z.string() }), (args, facts: Facts): Message =>
  withButtons(facts.words.say('network.language-unknown', { text: isolate(args.text, facts.words.language) }), facts, []));

/** What the bot does, said once when it is added. */
export const welcome = sayable('network.welcome', z.object({}), (_args, facts: Facts): Message =>
  withButtons([facts.words.say('network.welcome-what'), facts.words.say('network.welcome-reads'), facts.words.say('network.welcome-begin')].join('\n'), facts, []));

export const networkSayables = [networkSet, languageSet, settingUndone, networkUnknown, languageUnknown, welcome, ...registrySayables, ...installSayables];

function undoButton(entry: string, facts: Facts): Button {
  return undoSetting.button({ entry }, facts.words.say('network.undo'));
}

function withButtons(text: string, facts: Facts, buttons: readonly Button[]): Message {
  const blocks: Block[] = text.split('\n').map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text, language: facts.words.language, about: [], blocks };
}
