import type { types } from '@slack/bolt';
import { drawBlock } from './draw-block.js';
import { paragraph, type Block } from '../../src/chat/message.js';
import { wordsIn } from '../../src/language/words.js';
import type { Language } from '../../src/language/language.js';

/** The Home tab: what the bot is for, what can be asked of it, and what it reads. */
export function renderHome(language: Language): types.HomeView {
  const words = wordsIn(language);
  const blocks: Block[] = [
    paragraph(words.say('network.welcome-what')),
    { kind: 'list', ordered: false, items: (['people.help-ask', 'people.help-remind', 'people.help-settings'] as const).map((key) => [{ text: words.say(key) }]) },
    { kind: 'divider' },
    paragraph(words.say('network.welcome-begin')),
    paragraph(words.say('network.welcome-reads'), 'quiet'),
  ];
  return { type: 'home', blocks: blocks.flatMap(drawBlock).map((drawn) => drawn.block) };
}
