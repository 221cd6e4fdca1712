import type { types } from '@slack/bolt';
import type { Span } from '../../src/chat/message.js';
import { escape, pieces } from './plain-words.js';

/** One of Slack's blocks, and the words that a reader finds in it (not escaped). */
export interface Drawn {
  readonly block: types.KnownBlock;
  readonly words: string;
}

/** Rich text has no limit that Slack publishes; other texts have 3,000. */
const LONGEST = 2_800;

type Run = Pick<Span, 'text' | 'href' | 'strong' | 'account'>;

/** Spans in pieces of which each fits into a block. Rich text knows no markup: what people write stays what it is. */
export function runsOf(spans: readonly Span[]): Run[] {
  return spans.flatMap((span) => pieces(span.text, LONGEST).map((text) => ({ ...span, text })));
}

/** A paragraph, or several where it is longer than a block. */
export function drawRuns(runs: readonly Run[]): Drawn[] {
  return inBlocks(runs, widthOf).map((group) => richText([section(group)], wordsOf(group)));
}

/** One line a fact: the label strong, then its value. Never two columns: a phone and Arabic cannot read them. */
export function drawFacts(facts: readonly { readonly label: string; readonly value: string }[]): Drawn[] {
  const lines = facts.flatMap(({ label, value }) => inBlocks(runsOf([{ text: label, strong: true }, { text: ': ' }, { text: value }]), widthOf));
  return inBlocks(lines, lineWidth).map((group) => richText(group.map(section), group.map(wordsOf).join('\n')));
}

/** A list; one that is split goes on with the right number, and so does one whose item is longer than a block. */
export function drawList(items: readonly (readonly Span[])[], ordered: boolean): Drawn[] {
  const drawn: Drawn[] = [];
  let group: Run[][] = [];
  let offset = 0;
  const close = (upTo: number) => {
    if (group.length > 0) drawn.push(richText([listOf(group, ordered, offset)], group.map(wordsOf).join('\n')));
    [group, offset] = [[], upTo];
  };
  items.forEach((item, at) => {
    const [first = [], ...rest] = inBlocks(runsOf(item), widthOf);
    if (sum([...group, first].map(lineWidth)) > LONGEST) close(at);
    group.push(first);
    if (rest.length === 0) return;
    close(at + 1);
    drawn.push(...rest.map((runs) => richText([section(runs)], wordsOf(runs))));
  });
  close(items.length);
  return drawn;
}

function listOf(items: readonly (readonly Run[])[], ordered: boolean, offset: number): types.RichTextList {
  return { type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements: items.map(section), ...(ordered && offset > 0 ? { offset } : {}) };
}

function richText(elements: types.RichTextBlockElement[], words: string): Drawn {
  return { block: { type: 'rich_text', elements }, words };
}

function section(runs: readonly Run[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: runs.map(elementOf) };
}

/** Slack puts the name of a member in; an id that is none of its own stays words. */
function elementOf({ text, href, strong, account }: Run): types.RichTextLink | types.RichTextText | types.RichTextUserMention {
  if (account?.platform === 'slack' && /^[UW][A-Z0-9]+$/.test(account.user)) return { type: 'user', user_id: account.user };
  const style = strong === true ? { style: { bold: true } } : {};
  return href === undefined ? { type: 'text', text: escape(text), ...style } : { type: 'link', url: href, text: escape(text), ...style };
}

function inBlocks<T>(units: readonly T[], width: (unit: T) => number): T[][] {
  const groups: T[][] = [];
  let size = 0;
  for (const unit of units) {
    const group = groups.at(-1);
    size += width(unit);
    if (group === undefined || size > LONGEST) {
      groups.push([unit]);
      size = width(unit);
    } else group.push(unit);
  }
  return groups;
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function widthOf(run: Run): number {
  return escape(run.text).length;
}

function lineWidth(runs: readonly Run[]): number {
  return sum(runs.map(widthOf)) + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
