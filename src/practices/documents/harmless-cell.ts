/*
 * A cell that begins with = + - @, a tab or a line end is run as a formula by spreadsheets, whoever wrote it. An apostrophe before
 * it makes it text. A text that has such an apostrophe of its own gets another, so that what is read back is what was written.
 */
const RUN_AS_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const KEPT_FROM_IT = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text as a cell may hold it. */
export function harmlessCell(text: string): string {
  return RUN_AS_FORMULA.test(text) ? `'${text}` : text;
}

/** The text that a cell holds. */
export function cellText(cell: string): string {
  return KEPT_FROM_IT.test(cell) ? cell.slice(1) : cell;
}
