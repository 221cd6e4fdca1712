import { composeCalendar } from './calendar/compose-calendar.js';
import type { Account, ConversationAddress } from './chat/conversation.js';
import type { FileDesk, OfferedDates, OfferedDraft } from './chat/files.js';
import type { Ground } from './ground.js';
import { readFile } from './files/read-file.js';
import { readDirectoryNow } from './networks/directory-now.js';
import { mayWrite } from './practices/access.js';
import { draftAsDocument } from './practices/documents/send-out.js';

/** What the desk writes and reads with. */
export type DeskGround = Pick<Ground, 'store' | 'practiceForms' | 'networks' | 'clock' | 'readBytes'>;

/** The desk for files, over the house's own store. Who may have a file, and what stands in it, is asked each time it is given. */
export function fileDesk(ground: DeskGround): FileDesk {
  const { store: { reads }, practiceForms, readBytes } = ground;
  return {
    write: (file, account, address) => ('draft' in file ? writeDraft(file, account, address, ground) : writeDates(file, address, ground)),
    read: (name, bytes) => readFile(name, bytes, { practices: reads.practices, practiceForms, readBytes }),
  };
}

async function writeDraft({ draft }: OfferedDraft, account: Account, address: ConversationAddress, { store: { reads }, practiceForms }: DeskGround): Promise<Uint8Array | undefined> {
  const [person, conversation, practice] = await Promise.all([reads.people.findPerson(account), reads.networks.findConversationAt(address), reads.practices.findPractice(draft)]);
  if (person === undefined || practice === undefined || !mayWrite({ person, conversation: conversation ?? null }, practice)) return undefined;
  return draftAsDocument(practice, practiceForms.formOf(practice, practice.language), reads);
}

/** Dates are seen where they are asked for: those of a network only in its own conversations. */
async function writeDates({ milestones, language }: OfferedDates, address: ConversationAddress, { store: { reads }, networks, clock }: DeskGround): Promise<Uint8Array | undefined> {
  const conversation = await reads.networks.findConversationAt(address);
  const calendar = { network: conversation?.network ?? null, language };
  const text = await composeCalendar(calendar, milestones, { reads, networks: await readDirectoryNow(reads.networks, networks), clock });
  return text === undefined ? undefined : new TextEncoder().encode(text);
}
