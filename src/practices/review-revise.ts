import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { maySeeContact } from './contact.js';
import { placeToTell } from './place-to-tell.js';
import type { Practice, PracticeState } from './practice.js';
import type { PracticeWrites } from './repository.js';
import { revisionBegun, revisionRefused } from './review-submitter-says.js';
import type { ReviewTools } from './review-take.js';

/** What beginning a new revision needs. */
export interface ReviseTools extends Pick<ReviewTools, 'newId' | 'clock'> {
  readonly tx: { readonly practices: Pick<PracticeWrites, 'findPractice' | 'listPractices' | 'beginPractice' | 'keepField'>; readonly records: ReviewTools['tx']['records'] };
}

const REVISABLE: readonly PracticeState[] = ['approved', 'published'];
const UNDER_WAY: readonly PracticeState[] = ['draft', 'submitted', 'changes-requested'];

/** `revise ID`: an approved practice changes only as a new revision, a draft of its own that begins with all that the old one says, opened at a field where one is named. One at a time. */
export async function revise(heard: Heard, { practice: id, field }: { readonly practice: string; readonly field?: string | undefined }, tools: ReviseTools): Promise<Answered> {
  const old = await tools.tx.practices.findPractice(id.trim().toLowerCase());
  if (old === undefined || old.state === 'draft' || !maySeeContact(old, { person: heard.person, conversation: heard.conversation })) return { says: [revisionRefused.of({ code: 'not-known', said: id.trim() === '' ? 'ID' : id.slice(0, 60), state: null })] };
  if (!REVISABLE.includes(old.state)) return { says: [revisionRefused.of({ code: 'no-arrow', said: old.id, state: old.state })] };
  const [open] = await tools.tx.practices.listPractices({ revises: old.id, states: UNDER_WAY }, { after: null, limit: 1, fields: [] });
  if (open !== undefined) return { says: [revisionBegun.of({ practice: open.id, isNew: false, field })] };
  const next = tools.newId();
  await begin(next, old, heard, tools);
  return { says: [revisionBegun.of({ practice: next, isNew: true, field })] };
}

async function begin(id: string, old: Practice, { person, conversation }: Heard, { tx, newId, clock }: ReviseTools): Promise<void> {
  const at = clock.now();
  const { kind, formVersion, language, network, values } = old;
  await tx.practices.beginPractice({ id, kind, formVersion, language, network, submitter: person.id, conversation: placeToTell(old, conversation), revises: old.id, begunAt: at });
  for (const [field, value] of Object.entries(values)) await tx.practices.keepField(id, { field, value, by: person.id, at }, 0);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action: 'practices.revise', subject: id, outcome: 'done', before: null, after: { revises: old.id } });
}
