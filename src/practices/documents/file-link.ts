import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Account } from '../../chat/conversation.js';
import { OfferedDraft } from '../../chat/files.js';
import type { RecordReads, RecordWrites } from '../../records/repository.js';
import { Instant } from '../../time/instant.js';

/** What an address lets somebody have: one draft as a file, as this account may have it from this conversation, until then. */
export const FileGrant = z.object({ file: OfferedDraft, account: Account, conversation: z.string().max(100), until: Instant });
export type FileGrant = z.infer<typeof FileGrant>;

/** How long such an address is good, in milliseconds. */
export const LINK_LASTS_MS = 24 * 60 * 60 * 1_000;

const KEY = 'files.link-key';

/** Writes a grant so that it cannot be changed: its text, and a signature under the house's own key. */
export function sealGrant(grant: FileGrant, key: string): string {
  const text = Buffer.from(JSON.stringify(FileGrant.encode(grant))).toString('base64url');
  return `${text}.${signatureOf(text, key)}`;
}

/** The grant that was sealed; undefined where it was changed, was sealed by somebody else, or is over. */
export function openGrant(sealed: string, key: string, now: Instant): FileGrant | undefined {
  const [text = '', signature = ''] = sealed.split('.');
  const [one, other] = [Buffer.from(signature), Buffer.from(signatureOf(text, key))];
  if (one.length !== other.length || !timingSafeEqual(one, other)) return undefined;
  const grant = FileGrant.safeParse(parsed(text)).data;
  return grant === undefined || grant.until <= now ? undefined : grant;
}

/** The house's key, made when it is first needed. */
export async function linkKey(records: Pick<RecordWrites, 'findMark' | 'setMark'>): Promise<string> {
  const known = await findLinkKey(records);
  if (known !== undefined) return known;
  const key = randomBytes(32).toString('base64url');
  await records.setMark(KEY, key);
  return key;
}

/** The house's key; undefined where no address was ever given. */
export function findLinkKey(records: Pick<RecordReads, 'findMark'>): Promise<string | undefined> {
  return records.findMark(KEY);
}

function signatureOf(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
