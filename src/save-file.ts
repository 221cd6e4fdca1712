import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Account, ConversationAddress } from './chat/conversation.js';
import type { OfferedFile } from './chat/files.js';
import { fileDesk } from './file-desk.js';
import type { Ground } from './ground.js';

const MOST_OF_A_NAME = 100;

/** Writes a draft as a file into the folder in which the terminal was opened. Nothing is overwritten: the next free name is taken. Undefined where the draft is not to be had. */
export async function saveFile(file: OfferedFile, account: Account, address: ConversationAddress, ground: Pick<Ground, 'store' | 'practiceForms'>): Promise<string | undefined> {
  const bytes = await fileDesk(ground).write(file, account, address);
  if (bytes === undefined) return undefined;
  for (let number = 1; number <= MOST_OF_A_NAME; number += 1) {
    const path = resolve(number === 1 ? file.name : file.name.replace(/\.docx$/, ` (${number}).docx`));
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
    }
  }
  return undefined;
}
