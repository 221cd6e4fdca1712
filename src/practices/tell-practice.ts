import type { Block, Button, Message } from '../chat/message.js';
import { paragraph } from '../chat/message.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Practice, PracticeState } from './practice.js';

/** What each state is called. */
export const stateText: Record<PracticeState, MessageKey> = {
  draft: 'practices.state-draft', submitted: 'practices.state-submitted', 'changes-requested': 'practices.state-changes-requested', approved: 'practices.state-approved', published: 'practices.state-published',
  rejected: 'practices.state-rejected', duplicate: 'practices.state-duplicate', merged: 'practices.state-merged', withdrawn: 'practices.state-withdrawn', superseded: 'practices.state-superseded',
};

/** Longer titles are cut where a list or a button shows them. */
const LONGEST_TITLE = 120;

/** Its title, set off; a draft without one is called so. */
export function titleOf({ values }: Pick<Practice, 'values'>, words: Words): string {
  const title = [values['title'] ?? ''].flat().join(' ').replace(/\s+/g, ' ').trim();
  if (title === '') return words.say('practices.no-title');
  const letters = Array.from(title);
  return isolate(letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`, words.language);
}

/** A message of lines, with buttons below. */
export function linesOf(lines: readonly string[], words: Words, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: words.language, about: [], blocks };
}
