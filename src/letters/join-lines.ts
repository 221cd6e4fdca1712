/** Lines shorter than this part of the longest one end a paragraph. */
const SHORT = 0.6;

/**
 * Paper breaks lines in the middle of dates ("10 au 13 / mai 2022"). Lines of one paragraph are joined: a full line that ends no sentence
 * goes on in the next, unless that begins as an item of a list does. The length of the text stays the same.
 */
export function joinLines(text: string): string {
  const lines = text.split('\n');
  const longest = Math.max(...lines.map(({ length }) => length));
  return lines.map((line, at) => line + joint(line, lines[at + 1], longest)).join('');
}

function joint(line: string, next: string | undefined, longest: number): string {
  if (next === undefined) return '';
  const isFull = line.length > longest * SHORT;
  const endsHere = /[.!?:;。！？؟]\s*$/u.test(line) || next.trim() === '' || /^\s*([-*•–|]|\d+[.)]\s)/u.test(next);
  const goesOn = /^\s*[\p{Ll}\d]/u.test(next) && line.trim() !== '';
  return (isFull && !endsHere) || (goesOn && !endsHere) ? ' ' : '\n';
}
