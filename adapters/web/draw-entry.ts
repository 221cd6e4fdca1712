import { tellDay } from '../../src/language/dates.js';
import { wordsIn } from '../../src/language/words.js';
import type { Language } from '../../src/language/language.js';
import type { Block, Message } from '../../src/chat/message.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { drawTile, type DrawnTile } from './draw-tile.js';
import type { WebEntry } from './history.js';

type DrawnBlock = Exclude<Block, { kind: 'heading' }> | { readonly kind: 'heading'; readonly text: string; readonly tile: DrawnTile | null };

/** An entry as the page draws it: days in words, tiles in lines. */
export interface DrawnEntry {
  readonly id: string;
  readonly changed: number;
  readonly removed: boolean;
  readonly by: string | null;
  readonly onlyFor: string | null;
  readonly text: string;
  /** The language of the bot's words; null for people's, whose language nobody knows. */
  readonly language: Language | null;
  readonly blocks: readonly DrawnBlock[];
  /** The name of the file that goes with it, and the words of its link; null where there is none. */
  readonly file: { readonly name: string; readonly label: string } | null;
  readonly day: string;
  /** Hour and minute, UTC, as the pretended day has them. */
  readonly hour: string;
}

/** @param language of the page; a message is drawn in its own. */
export function drawEntry({ id, changed, removed, by, onlyFor, text, message, at }: WebEntry, language: Language): DrawnEntry {
  return {
    id, changed, removed, by, onlyFor, text,
    language: message?.language ?? null,
    blocks: message === null ? [] : drawBlocks(message),
    file: message?.file === undefined ? null : { name: message.file.name, label: wordsIn(message.language).say('files.download', { name: message.file.name }) },
    day: tellDay(CalendarDate.parse(at.slice(0, 10)), language, { weekday: true }),
    hour: at.slice(11, 16),
  };
}

/** The blocks of a message, tiles in lines, in the message's own language. */
export function drawBlocks({ blocks, language }: Message): DrawnBlock[] {
  return blocks.map((block) => drawBlock(block, language));
}

function drawBlock(block: Block, language: Language): DrawnBlock {
  if (block.kind !== 'heading') return block;
  return { kind: 'heading', text: block.text, tile: block.tile === undefined ? null : drawTile(block.tile, language) };
}
