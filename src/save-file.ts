import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Account, ConversationAddress } from './chat/conversation.js';
import type { OfferedFile } from './chat/files.js';
import { fileDesk, type DeskGround } from './file-desk.js';

const MOST_OF_A_NAME = 100;

/** Writes a file into the folder in which the terminal was opened. Nothing is overwritten: the next free name is taken. Undefined where the file is not to be had. */
export async function saveFile(file: OfferedFile, account: Account, address: ConversationAddress, ground: DeskGround): Promise<string | undefined> {
  const bytes = await fileDesk(ground).write(file, account, address);
  if (bytes === undefined) return undefined;
  for (let number = 1; number <= MOST_OF_A_NAME; number += 1) {
    const path = resolve(number === 1 ? file.name : numbered(file.name, number));
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
    }
  }
  return undefined;
}

/** `draft (2).docx` */
function numbered(name: string, number: number): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}
