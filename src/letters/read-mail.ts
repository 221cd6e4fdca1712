import { dayIn } from '../time/zone.js';
import { InstantFromText } from '../time/instant.js';
import { refused, type LetterRead } from './letter.js';
import { textOfHtml } from './text-of-html.js';

/** The subject and the text of a mail; attachments are not read. Marks of quoting (`>`) are left out: they stand in the middle of dates. */
export async function readMail(bytes: Uint8Array): Promise<LetterRead> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 });
    const body = mail.text ?? (await textOfHtml(mail.html ?? ''));
    const text = `${mail.subject ?? ''}\n\n${body.replaceAll(/^(> ?)+/gmu, '')}`.trim();
    return { kind: 'letter', letter: { text, sentOn: dayOf(mail.date) } };
  } catch {
    return refused('damaged');
  }
}

function dayOf(date: string | undefined) {
  const sentAt = InstantFromText.safeParse(date).data;
  return sentAt === undefined ? null : dayIn('UTC', sentAt);
}
