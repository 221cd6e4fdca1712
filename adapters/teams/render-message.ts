import type { Message } from '../../src/chat/message.js';
import { cardActivity, cardOf, type CardElement, type OutgoingActivity } from './card.js';
import { plainWords } from './escape.js';
import { elementsOf, type TeamsClients } from './render-block.js';
import { splitText } from './split-text.js';

// At most 28 KB a message, counted as UTF-16 as Teams does: the strictest limit in Microsoft's papers (bots may have 80 to 100 KB).
// These leave room for what Markdown and JSON add to each character; test/support/teams/activity-rules.ts holds the limit.
const MOST_CHARACTERS_OF_BODY = 9_000;
const MOST_CHARACTERS_OF_SUMMARY = 1_800;
const MOST_CHARACTERS_OF_TEXT = 4_000;

/** A message as what Teams takes, one or more activities: split where it is too long, never cut. */
export function renderMessage(message: Message, clients: TeamsClients): OutgoingActivity[] {
  const { language } = message;
  const words = plainWords(message.text);
  if (message.blocks.length === 0) return splitText(words, MOST_CHARACTERS_OF_TEXT).map((text) => ({ type: 'message', text, textFormat: 'plain', locale: language }));
  const bodies = packed(message.blocks.flatMap((block) => elementsOf(block, clients)));
  // A notification, a list of chats and a client without cards say it; who sees the cards has read all of it there.
  const texts = splitText(words, Math.min(MOST_CHARACTERS_OF_SUMMARY, Math.max(200, Math.ceil(words.length / bodies.length))));
  return bodies.map((body, at) => {
    const text = texts[at] ?? texts[0] ?? words;
    const isCut = at === bodies.length - 1 && texts.length > bodies.length;
    return cardActivity(cardOf(language, text, body), isCut ? `${text.trimEnd()} …` : text);
  });
}

/** Elements in order, in groups that fit into one card. */
function packed(elements: readonly CardElement[]): CardElement[][] {
  const groups: CardElement[][] = [];
  let room = 0;
  for (const element of elements) {
    const { length } = JSON.stringify(element);
    const group = groups.at(-1);
    if (group === undefined || length > room) {
      groups.push([element]);
      room = MOST_CHARACTERS_OF_BODY - length;
    } else {
      group.push(element);
      room -= length;
    }
  }
  return groups;
}
