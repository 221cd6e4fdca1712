import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { wordsIn } from '../language/words.js';
import { who } from '../people/person.js';
import { mayWrite } from '../practices/access.js';
import type { FieldDifference } from '../practices/documents/compare-document.js';
import { readDocument, type DocumentReading } from '../practices/documents/read-document.js';
import { fileRefused } from '../practices/documents/refusal-text.js';
import { draftAsDocument } from '../practices/documents/send-out.js';
import { differencesOf, takeBack } from '../practices/documents/take-back.js';
import { isOpen, type Practice } from '../practices/practice.js';
import { AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface DocumentOptions extends OutputOptions {
  readonly as: string;
  readonly out: string;
}

/** `practices document ID --out FILE.docx`: a draft as a Word file, filled in as it stands; `practices import FILE.docx` takes it back. */
export function addPracticesDocument(practices: Command, tools: CommandTools): void {
  practices.command('document <id>').description('a draft as a Word file, to be written in off line and taken back with import').requiredOption(...AS_OPTION).requiredOption('--out <file>', 'the file, such as draft.docx').option('--json', 'one JSON value')
    .action((id: string, { as, out, ...options }: DocumentOptions) => onGround(tools, async (ground) => {
      const { practice } = await openDraft(id, as, ground);
      await writeFile(out, await draftAsDocument(practice, ground.practiceForms.formOf(practice, practice.language), ground.store.reads));
      printResult(tools, options, { id, file: out }, [{ id, out }], { ID: (row) => row.id, FILE: (row) => row.out });
    }));
}

/** A Word file that came back, and what to take of it: nothing, all that is in no conflict, or the fields that are named. */
interface DocumentBack extends OutputOptions {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly as: string | undefined;
  readonly take: true | readonly string[] | undefined;
}

/** Shows what differs, and takes what was asked for. Throws CommandEnd where the file is none of ours or the draft is not hers. */
export async function importDocument({ file, bytes, as, take, ...options }: DocumentBack, tools: CommandTools): Promise<void> {
  if (as === undefined) throw new CommandEnd(EXIT.usage, 'import: a draft is its writers’ own: give --as WHO.');
  await onGround(tools, async (ground) => {
    const { practiceForms, store, newId, clock } = ground;
    const first = readOr(readDocument(bytes, practiceForms.formOf({ formVersion: practiceForms.newest }, 'en')), file);
    const { practice, by, person } = await openDraft(first.marks.draft, as, ground);
    const form = practiceForms.formOf(practice, practice.language);
    const document = readOr(readDocument(bytes, form), file);
    const at = clock.machineNow();
    const { differences, taken } = await store.transact(async (tx) => {
      const found = await differencesOf(document, form, tx.practices);
      if (take === undefined) return { differences: found, taken: { taken: [], late: [] } };
      const done = await takeBack(practice.id, found, take === true ? null : take, { by: person, at, practices: tx.practices });
      if (done.taken.length > 0) await tx.records.audit({ id: newId(), at, by, action: 'practices.document', subject: practice.id, outcome: 'done', before: null, after: { taken: done.taken } });
      return { differences: found, taken: done };
    });
    printResult(tools, options, { id: practice.id, differences, ...taken }, differences, COLUMNS);
    tools.tell(take === undefined ? tellUntaken(differences) : `${taken.taken.length} taken${taken.taken.length === 0 ? '' : `: ${taken.taken.join(', ')}`}.`);
  });
}

const COLUMNS: Readonly<Record<string, (one: FieldDifference) => string>> = {
  FIELD: ({ field }) => field, WHAT: ({ kind }) => kind, HERE: (one) => ('before' in one ? one.before : ''), 'IN THE FILE': (one) => ('after' in one ? one.after : ''), WRONG: (one) => ('error' in one ? one.error : ''),
};

function tellUntaken(differences: readonly FieldDifference[]): string {
  if (differences.length === 0) return 'Nothing differs.';
  const conflicts = differences.filter(({ kind }) => kind === 'conflict').map(({ field }) => field);
  return `Nothing was changed. With --take: what differs is taken.${conflicts.length === 0 ? '' : ` Somebody wrote here meanwhile in ${conflicts.join(', ')}: name these to take them.`}`;
}

function readOr(reading: DocumentReading, file: string) {
  if (reading.kind === 'document') return reading.document;
  throw new CommandEnd(EXIT.refused, `${file}: ${wordsIn('en').say(fileRefused[reading.reason])}`);
}

/** The draft, where this account may write in it. Whoever has the machine may; any other only where it is hers or her network's. */
export async function openDraft(id: string, as: string, { store }: CommandGround): Promise<{ readonly practice: Practice; readonly by: string; readonly person: string | null }> {
  const account = readAccount(as);
  const person = await store.reads.people.findPerson(account);
  const practice = await store.reads.practices.findPractice(id);
  const may = practice !== undefined && (account.platform === 'console' ? isOpen(practice) : person !== undefined && mayWrite({ person, conversation: null }, practice));
  if (!may) throw new CommandEnd(EXIT.refused, `${id}: no draft in which ${who(account)} may write. Nothing was changed.`);
  return { practice, by: who(account), person: person?.id ?? null };
}
