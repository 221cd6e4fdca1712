/** A text as it stands, for a field in which Teams reads Markdown: what would be markup, a mention or a template is only words. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<>~]|&(?=#?\w+;)/g, '\\$&')
    // Inside a word an underscore is only one (CommonMark, and the parsers of Teams' own clients), and some clients show the backslash.
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    // {{DATE(…)}} would be computed by the card.
    .replaceAll('{{', '\\{\\{')
    // At the start of a line these would begin a list, a heading or a rule.
    .replace(/^(\s*)([-+=#])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    // A single line end is a space in Markdown.
    .replace(/\n+/g, '\n\n');
}

/** A link. Its words are escaped, and its address cannot end the brackets early. */
export function markdownLink(text: string, href: string): string {
  return `[${escapeMarkdown(text)}](${href.replace(/[()\\<>\s]/g, (one) => encodeURIComponent(one).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`))})`;
}

/** Set off by weight; spaces stay outside, or the asterisks would be read as asterisks. */
export function markdownStrong(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return words === '' ? text : `${before}**${escapeMarkdown(words)}**${after}`;
}

/** For fields that are shown as they are: a mention's tag is broken by a character of no width. */
export function plainWords(text: string): string {
  return text.replace(/<(?=\/?at\b)/gi, '<\u2060');
}
