// The second half of a character outside the basic plane, marks, the joiner, the end of an isolate.
const BELONGS_TO_WHAT_STANDS_BEFORE = /[\uDC00-\uDFFF]|\p{M}|\u200D|\u2069/u;

/** Cuts a text into parts of at most `max` characters, at white space where there is some; joined they are the text again. */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = cutAt(rest, max);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? parts : [...parts, rest];
}

function cutAt(text: string, max: number): number {
  const space = Math.max(text.lastIndexOf(' ', max - 1), text.lastIndexOf('\n', max - 1)) + 1;
  if (space > max / 2) return space;
  let at = max;
  // Never between the halves of one character, or before a mark that belongs to the letter before it.
  while (at > 1 && BELONGS_TO_WHAT_STANDS_BEFORE.test(text.charAt(at))) at -= 1;
  return at > 1 ? at : max;
}
