/** All words of a posted activity that a reader sees, in order: text of cards without its Markdown, or plain text. */
export function wordsOfActivity(activity: unknown): string {
  return texts(activity).map((one) => `${one}\n`).join('');
}

const SHOWN = ['text', 'title', 'value', 'label'];

function texts(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(texts);
  if (typeof part !== 'object' || part === null) return [];
  const entries = Object.entries(part);
  const type: unknown = entries.find(([key]) => key === 'type')?.[1];
  if (typeof type === 'string' && type.startsWith('Action')) return [];
  return entries.flatMap(([key, value]) => (typeof value === 'string' ? (SHOWN.includes(key) ? [withoutMarkdown(value)] : []) : key === 'data' ? [] : texts(value)));
}

/** What a Markdown reader makes of it: links become their words, asterisks weight, a backslash nothing. */
function withoutMarkdown(text: string): string {
  const held: string[] = [];
  const hold = (_: string, one: string) => `\uE000${held.push(one) - 1}\uE001`;
  return text
    .replace(/\\([\\`*_[\]<>~&{}\-+=#.)])/g, hold)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/\uE000(\d+)\uE001/g, (_, at: string) => held[Number(at)] ?? '');
}
