import type { ReadFile } from '../chat/files.js';
import type { FilesToReadWrites } from '../inbox/files-to-read.js';
import { checkRead } from '../letters/check-read.js';
import type { Answered, Heard } from '../people/heard.js';
import { comeBack, type DocumentTools } from '../practices/documents/hear-document.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { readAsLetter, Refusal, refusedFile } from './tell-file.js';

/** Files were shared: they are fetched outside of this transaction, and answered then. */
export async function keepShared(heard: Heard, { tx, newId, clock }: { readonly tx: { readonly files: FilesToReadWrites }; readonly newId: NewId; readonly clock: Pick<Clock, 'machineNow'> }): Promise<Answered> {
  await tx.files.addFilesToRead(newId(), heard.incoming, clock.machineNow());
  return { says: [] };
}

/** Files were read: each is answered. What a letter says is for whoever sent it. */
export async function answerHanded(heard: Heard, files: readonly ReadFile[], tools: DocumentTools): Promise<Answered> {
  const answers: Answered[] = [];
  for (const file of files) answers.push(await answerOne(heard, file, tools));
  return { says: answers.flatMap(({ says }) => says), onlyForPerson: true };
}

async function answerOne(heard: Heard, { reading }: ReadFile, tools: DocumentTools): Promise<Answered> {
  switch (reading.kind) {
    case 'draft':
      return comeBack(heard, reading, tools);
    case 'letter':
      return { says: [readAsLetter.of({}), ...checkRead(heard, reading).says] };
    case 'refused':
      return { says: [refusedFile.of({ why: Refusal.catch('files.not-fetched').parse(reading.why) })] };
  }
}
