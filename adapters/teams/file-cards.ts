import { OfferedFile } from '../../src/chat/files.js';
import { wordsIn } from '../../src/language/words.js';
import type { Language } from '../../src/language/language.js';

// Source: learn.microsoft.com, "Send and receive files using the bot": consent card, upload, file info card; in personal chats alone.
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
/** What a message brings that holds a file of somebody's. */
export const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

/** A message of one file card. */
export type FileActivity = { readonly type: 'message'; readonly locale: Language; readonly attachments: readonly [FileCard] };

type FileCard =
  | { readonly contentType: typeof CONSENT; readonly name: string; readonly content: { readonly description: string; readonly sizeInBytes: number; readonly acceptContext: OfferedFile; readonly declineContext: OfferedFile } }
  | { readonly contentType: typeof INFO; readonly name: string; readonly contentUrl: string; readonly content: { readonly uniqueId: string; readonly fileType: string } };

/** Asks whether the file may be put into the person's own files. What it carries are ids: whoever accepts is asked again for her rights. */
export function consentActivity(file: OfferedFile, sizeInBytes: number, language: Language): FileActivity {
  const { name } = file;
  const description = wordsIn(language).say('files.download', { name });
  // Only what names the file: whose it is, Teams tells when she accepts.
  const context = OfferedFile.parse(file);
  return { type: 'message', locale: language, attachments: [{ contentType: CONSENT, name, content: { description, sizeInBytes, acceptContext: context, declineContext: context } }] };
}

/** Shows the file where it lies now. */
export function infoActivity({ name, contentUrl, uniqueId, fileType }: { readonly name: string; readonly contentUrl: string; readonly uniqueId: string; readonly fileType: string }, language: Language): FileActivity {
  return { type: 'message', locale: language, attachments: [{ contentType: INFO, name, contentUrl, content: { uniqueId, fileType } }] };
}
