import type { FileDesk } from '../../chat/files.js';
import type { NetworkReads } from '../../networks/repository.js';
import type { RecordReads } from '../../records/repository.js';
import type { Clock } from '../../time/clock.js';
import { findLinkKey, openGrant } from './file-link.js';

/** What serving a file needs. */
export interface ServingFile {
  readonly reads: { readonly records: Pick<RecordReads, 'findMark'>; readonly networks: Pick<NetworkReads, 'findConversation'> };
  readonly desk: Pick<FileDesk, 'write'>;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** The file behind a sealed address, as it stands now; undefined where the address is over or forged, or the draft is not to be had any more. */
export async function serveFile(sealed: string, { reads, desk, clock }: ServingFile): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const key = await findLinkKey(reads.records);
  const grant = key === undefined ? undefined : openGrant(sealed, key, clock.machineNow());
  const conversation = grant === undefined ? undefined : await reads.networks.findConversation(grant.conversation);
  if (grant === undefined || conversation === undefined) return undefined;
  const bytes = await desk.write(grant.file, grant.account, conversation.address);
  return bytes === undefined ? undefined : { name: grant.file.name, bytes };
}
