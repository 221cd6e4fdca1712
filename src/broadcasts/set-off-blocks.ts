import type { Block, Span } from '../chat/message.js';
import { isolateAmong } from '../language/isolate.js';
import { directionOf, type Language } from '../language/language.js';

/** Blocks in one language among those of another: where they run the other way, each line keeps its own direction, and its full stop its end. */
export function setOffBlocks(blocks: readonly Block[], own: Language, among: Language): Block[] {
  if (directionOf(own) === directionOf(among)) return [...blocks];
  const setOff = (spans: readonly Span[]): Span[] => isolated(spans, own, among);
  return blocks.map((block): Block => {
    if (block.kind === 'heading') return { ...block, text: isolateAmong(block.text, own, among) };
    if (block.kind === 'paragraph') return { ...block, spans: setOff(block.spans) };
    return block.kind === 'list' ? { ...block, items: block.items.map(setOff) } : block;
  });
}

/** The line is one, whatever of it is a link: what opens stands in its first run, what closes in its last. */
function isolated(spans: readonly Span[], own: Language, among: Language): Span[] {
  const [opens = '', closes = ''] = isolateAmong(' ', own, among).split(' ');
  return spans.map((span, at) => ({ ...span, text: `${at === 0 ? opens : ''}${span.text}${at === spans.length - 1 ? closes : ''}` }));
}
