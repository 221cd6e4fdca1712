/** A value of the head: words, a list, or values by name. */
export type Flow = string | readonly Flow[] | { readonly [name: string]: Flow };

/** Reads one value: plain, quoted, `[a, b]` or `{a: b}`, one within another. Undefined where it is none of these. */
export function readFlow(text: string): Flow | undefined {
  const said = text.trim();
  const first = said.charAt(0);
  if (first === '[' && said.endsWith(']')) return readList(said.slice(1, -1));
  if (first === '{' && said.endsWith('}')) return readNamed(said.slice(1, -1));
  if (first === '"' || first === "'") return readQuoted(said, first);
  // What YAML would read as something else than words is asked for in quotes.
  return /^[|>&*!%@`[\]{}]/.test(said) ? undefined : said;
}

function readList(inner: string): Flow | undefined {
  const read = partsOf(inner).map(readFlow);
  const found = read.filter((one) => one !== undefined);
  return found.length === read.length ? found : undefined;
}

function readNamed(inner: string): Flow | undefined {
  const read = partsOf(inner).map((part) => {
    const [, name, rest] = /^([A-Za-z-]+)\s*:\s*(.*)$/s.exec(part.trim()) ?? [];
    const value = rest === undefined ? undefined : readFlow(rest);
    return name === undefined || value === undefined ? undefined : ([name, value] as const);
  });
  const found = read.filter((one) => one !== undefined);
  return found.length === read.length ? Object.fromEntries(found) : undefined;
}

function readQuoted(said: string, quote: string): string | undefined {
  if (said.length < 2 || !said.endsWith(quote)) return undefined;
  const inner = said.slice(1, -1);
  if (quote === "'") return inner.replaceAll("''", "'");
  return /(^|[^\\])"/.test(inner) ? undefined : inner.replace(/\\(["\\])/g, '$1');
}

/** What stands between commas that are in no quotes and no brackets. */
function partsOf(inner: string): string[] {
  const parts: string[] = [];
  let [depth, quote, part] = [0, '', ''];
  for (const letter of inner) {
    if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
    else if (quote === '') depth += '[{'.includes(letter) ? 1 : ']}'.includes(letter) ? -1 : 0;
    if (letter !== ',' || depth !== 0 || quote !== '') part += letter;
    else {
      parts.push(part);
      part = '';
    }
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}
