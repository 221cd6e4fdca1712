import type { Answered, Heard } from '../../people/heard.js';
import { findOpen } from '../draft.js';
import { fileNameOf } from './file-name.js';
import { wordElsewhere, wordFile } from './tell-document.js';
import { practiceGone } from '../says.js';
import type { Practice } from '../practice.js';
import type { PracticeReads } from '../repository.js';
import { speaksFor } from '../../networks/speaks-for.js';
import type { RecordWrites } from '../../records/repository.js';
import type { Clock } from '../../time/clock.js';
import { plusMs } from '../../time/instant.js';
import { LINK_LASTS_MS, linkKey, sealGrant } from './file-link.js';

/** What giving a file needs. */
export interface GivingTools {
  readonly tx: { readonly practices: Pick<PracticeReads, 'findPractice'>; readonly records: Pick<RecordWrites, 'findMark' | 'setMark'> };
  readonly clock: Pick<Clock, 'machineNow'>;
  readonly publicUrl: string | null;
}

/** `practice word ID`: the draft as a Word file, for who asks alone; where no file can stand, where else it can be had. */
export async function giveWord(heard: Heard, id: string | undefined, tools: GivingTools): Promise<Answered> {
  const practice = await findOpen(heard, id, tools);
  if (practice === undefined) return { says: [practiceGone.of({})] };
  if (heard.incoming.takesFiles !== false) return { says: [wordFile.of({ practice: practice.id, account: heard.person.account })], onlyForPerson: true };
  return { says: [wordElsewhere.of({ practice: practice.id, address: await addressFor(heard, practice, tools) })] };
}

/** Whoever reads in a channel of the practice's network may open its drafts there: only there an address is given. */
async function addressFor({ incoming, conversation }: Heard, practice: Practice, { tx, clock, publicUrl }: GivingTools): Promise<string | null> {
  const { account } = incoming;
  if (publicUrl === null || account === null || practice.network === null || speaksFor(conversation) !== practice.network) return null;
  const file = { draft: practice.id, name: fileNameOf([practice.values['title'] ?? ''].flat().join(' '), 'practice') };
  const sealed = sealGrant({ file, account, conversation: conversation.id, until: plusMs(clock.machineNow(), LINK_LASTS_MS) }, await linkKey(tx.records));
  return `${publicUrl.replace(/\/+$/, '')}/files/${sealed}`;
}
