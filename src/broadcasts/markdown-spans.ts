import type { Token, Tokens } from 'marked';
import type { Span } from '../chat/message.js';

/** Reads a run of text. Links that lead elsewhere than to the web or to a mailbox are put into `wrong`; their words stay. */
export function readSpans(tokens: readonly Token[], wrong: string[], strong = false): Span[] {
  return joined(tokens.flatMap((token) => spansOf(token, wrong, strong)));
}

/** The address where it is one of the web, as it is written down everywhere; undefined where it is not. */
export function webAddress(href: string): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : undefined;
}

function spansOf(token: Token, wrong: string[], strong: boolean): Span[] {
  switch (token.type) {
    case 'strong':
      return readSpans(token.tokens ?? [], wrong, true);
    case 'em':
    case 'del':
      return readSpans(token.tokens ?? [], wrong, strong);
    case 'link':
      return linkOf(token as Tokens.Link, wrong, strong);
    case 'br':
      return [{ text: '\n' }];
    case 'html':
      return token.raw.startsWith('<!--') ? [] : [plain(token.raw, strong)];
    case 'codespan':
      return [plain((token as Tokens.Codespan).text, strong)];
    case 'text':
      return token.tokens === undefined ? [plain(unescaped((token as Tokens.Text).text).replace(/\s*\n\s*/g, ' '), strong)] : readSpans(token.tokens, wrong, strong);
    case 'escape':
      return [plain((token as Tokens.Escape).text, strong)];
    default:
      return [plain(token.raw, strong)];
  }
}

function linkOf({ href, text, tokens }: Tokens.Link, wrong: string[], strong: boolean): Span[] {
  const label = readSpans(tokens, wrong, strong).map((span) => span.text).join('') || text;
  const url = webAddress(href);
  if (url !== undefined) return [{ ...plain(label, strong), href: url }];
  const mailbox = /^mailto:([^?\s]+)/.exec(href)?.[1];
  if (mailbox !== undefined) return [plain(label === mailbox ? label : `${label} (${mailbox})`, strong)];
  wrong.push(href);
  return [plain(label, strong)];
}

function plain(text: string, strong: boolean): Span {
  return strong ? { text, strong } : { text };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0', '#39': "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Makes one run of neighbours that look the same; empty ones are gone. */
export function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (span.text === '') continue;
    if (last !== undefined && last.href === undefined && span.href === undefined && last.strong === span.strong) found[found.length - 1] = { ...last, text: last.text + span.text };
    else found.push(span);
  }
  return found;
}
