import { dayIn } from '../time/zone.js';
import { InstantFromText } from '../time/instant.js';
import { refused, type LetterRead } from './letter.js';

/** The subject and the text of a mail; attachments are not read. Marks of quoting (`>`) are left out: they stand in the middle of dates. */
export async function readMail(bytes: Uint8Array): Promise<LetterRead> {
  const [{ default: PostalMime }, { convert }] = await Promise.all([import('postal-mime'), import('html-to-text')]);
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20 });
    const body = mail.text ?? convert(mail.html ?? '', { wordwrap: false });
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
