import type { FileDesk } from './chat/files.js';
import type { Ground } from './ground.js';
import { readFile } from './files/read-file.js';
import { mayWrite } from './practices/access.js';
import { draftAsDocument } from './practices/documents/send-out.js';

/** The desk for files, over the house's own store. Who may have a draft as a file is asked each time it is given. */
export function fileDesk({ store: { reads }, practiceForms }: Pick<Ground, 'store' | 'practiceForms'>): FileDesk {
  return {
    async write({ draft }, account, address) {
      const [person, conversation, practice] = await Promise.all([reads.people.findPerson(account), reads.networks.findConversationAt(address), reads.practices.findPractice(draft)]);
      if (person === undefined || practice === undefined || !mayWrite({ person, conversation: conversation ?? null }, practice)) return undefined;
      return draftAsDocument(practice, practiceForms.formOf(practice, practice.language), reads);
    },
    read: (name, bytes) => readFile(name, bytes, { practices: reads.practices, practiceForms }),
  };
}
