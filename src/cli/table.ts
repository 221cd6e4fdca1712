const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });
// East Asian letters take two places of a terminal.
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Lines of a table for a terminal: a head, then the rows, columns as wide as their longest cell. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  // Control characters in people's words would move the cursor.
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))));
  return cells.map((row) => row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join('  ').trimEnd());
}

function widthOf(text: string): number {
  return [...SEGMENTS.segment(text)].reduce((width, { segment }) => width + (WIDE.test(segment) ? 2 : 1), 0);
}
