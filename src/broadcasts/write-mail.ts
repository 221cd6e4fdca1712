import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Block, Span } from '../chat/message.js';
import { directionOf, type Language } from '../language/language.js';
import type { Content } from './broadcast.js';
import { textFor } from './text-for.js';

/** A broadcast as a mail that is ready to be addressed, for members who are on neither platform: plain text, and the same as a page. */
export function writeMail(content: Content, language: Language): Promise<Buffer> {
  const { text, language: given } = textFor(content, language);
  const html = `<!doctype html><html lang="${given}" dir="${directionOf(given)}"><meta charset="utf-8"><body>${text.blocks.map(drawn).join('\n')}</body></html>`;
  // X-Unsent: mail programs open it as a draft, with the addresses still to be filled in.
  const mail = new MailComposer({ subject: content.title, text: text.plain, html, headers: { 'X-Unsent': '1', 'Content-Language': given }, disableFileAccess: true, disableUrlAccess: true });
  return mail.compile().build();
}

function drawn(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${runs(block.spans)}</p>`;
    case 'list':
      return `<${block.ordered ? 'ol' : 'ul'}>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</${block.ordered ? 'ol' : 'ul'}>`;
    case 'facts':
      return `<p>${block.facts.map(({ label, value }) => `${escaped(label)}: ${escaped(value)}`).join('<br>')}</p>`;
    case 'image':
      return `<p>${escaped(block.alt)}: <a href="${escaped(block.url)}">${escaped(block.url)}</a></p>`;
    case 'divider':
      return '<hr>';
    case 'progress':
    case 'actions':
      return '';
  }
}

function runs(spans: readonly Span[]): string {
  return spans.map(({ text, href, strong }) => {
    const words = strong === true ? `<b>${escaped(text)}</b>` : escaped(text);
    return href === undefined ? words : `<a href="${escaped(href)}">${words}</a>`;
  }).join('');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign).replaceAll('\n', '<br>');
}
