/**
 * Slack reads `&`, `<` and `>` in every text it is given; only these three are escaped.
 * Source: notes on Block Kit; `*`, `_`, `~` and backticks cannot be escaped, so people's words go into
 * elements that know no markup.
 */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What `escape` has written, read back. */
export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** True where Slack's markup would take some of these words for a sign of its own. */
export function looksLikeMarkup(text: string): boolean {
  return /[*_~`<>]|:[\w+'-]+:/.test(text);
}

/**
 * Cuts a text into pieces that hold at most `max` UTF-16 units once escaped: at white space where there is some in the
 * last third, never inside a character. Nothing is lost: the pieces joined are the text.
 */
export function pieces(text: string, max: number): string[] {
  if (escape(text).length <= max) return text === '' ? [] : [text];
  const found: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of text) {
    const width = '&<>'.includes(character) ? escape(character).length : character.length;
    if (size + width > max) {
      const end = endOfWords(piece);
      found.push(piece.slice(0, end));
      piece = piece.slice(end);
      size = escape(piece).length;
    }
    piece += character;
    size += width;
  }
  return piece === '' ? found : [...found, piece];
}

function endOfWords(piece: string): number {
  const space = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n'));
  return space > (piece.length * 2) / 3 ? space + 1 : piece.length;
}

/** The first words of a label that must be short, marked as such: the whole stands elsewhere. */
export function shortened(text: string, max: number): string {
  const first = pieces(text, max)[0] ?? '';
  if (first.length === text.length) return text;
  return `${pieces(text, max - 1)[0]?.trimEnd() ?? ''}…`;
}

/** Everybody but the bot whom a text mentions: her id, and how she stands in `wordsOf`. */
export function mentionsIn(text: string, bot: string | undefined): { readonly user: string; readonly text: string }[] {
  return [...text.matchAll(/<@([A-Z0-9]{1,64})(?:\|([^>]*))?>/g)].flatMap(([whole, user = '', label = '']) => (user === bot ? [] : [{ user, text: label === '' ? whole : unescape(label) }]));
}

/**
 * The words of a person as Slack sends them: escapes read, links and channels as their labels, `mention` (the bot) taken out.
 */
export function wordsOf(text: string, mention: string | undefined): string {
  const without = mention === undefined ? text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>/, '') : text.replace(new RegExp(`<@${mention}(\\|[^>]*)?>`, 'g'), '');
  return unescape(without.replace(/<([^>|]*)\|([^>]*)>/g, '$2').replace(/<((?:https?:|mailto:|tel:)[^>]*)>/g, '$1')).replace(/[ \t]+/g, ' ').trim();
}
