import type { types } from '@slack/bolt';
import type { Message } from '../../src/chat/message.js';
import { drawBlock, type Drawn } from './draw-block.js';
import { escape, shortened } from './plain-words.js';

/** One payload of a message. A message over Slack's limits has several, shown in order in one thread. */
export interface Part {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Slack takes 50 blocks; five stay free. */
const MOST_BLOCKS = 45;
/** Slack advises 4,000 characters of `text`, and takes about 13,000 in blocks: a part's words fit into both. */
const MOST_CHARACTERS = 3_800;
const LONGEST_TEXT = 4_000;

/** A message as Slack takes it: within all limits, split where it is longer, never cut. */
export function renderMessage(message: Message): Part[] {
  const drawn = message.blocks.flatMap(drawBlock);
  const all = drawn.length > 0 ? drawn : drawBlock({ kind: 'paragraph', spans: [{ text: message.text }], tone: 'plain' });
  const groups = inGroups(all);
  const whole = escape(message.text);
  return groups.map((group, at) => ({
    text: at === 0 && whole.length <= LONGEST_TEXT ? whole : textOf(group, message),
    blocks: group.map((one) => one.block),
  }));
}

/** The words of the blocks themselves; a part of pictures and lines alone is named after its message. */
function textOf(group: readonly Drawn[], message: Message): string {
  const words = group.map((one) => one.words).filter((one) => one !== '').join('\n');
  return escape(words === '' ? shortened(message.text, 200) : words);
}

function inGroups(drawn: readonly Drawn[]): Drawn[][] {
  const groups: Drawn[][] = [];
  let size = 0;
  for (const one of drawn) {
    const width = escape(one.words).length + 1;
    const group = groups.at(-1);
    if (group === undefined || group.length >= MOST_BLOCKS || size + width > MOST_CHARACTERS) {
      groups.push([one]);
      size = width;
    } else {
      group.push(one);
      size += width;
    }
  }
  return groups;
}
