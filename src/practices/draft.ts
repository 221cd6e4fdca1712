import type { FormDraftWrites } from '../chat/form-draft.js';
import type { Form } from '../chat/form.js';
import type { NetworkWrites } from '../networks/repository.js';
import type { Heard } from '../people/heard.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { mayWrite, networksOf } from './access.js';
import { withOpenCalls } from './calls.js';
import type { PracticeForms } from './forms.js';
import type { Practice } from './practice.js';
import type { PracticeReads, PracticeWrites } from './repository.js';
import type { ReviewWrites } from './review-repository.js';

/** What the verbs of drafts write to. */
export interface DraftTools {
  readonly tx: { readonly practices: PracticeWrites; readonly practiceReviews: Pick<ReviewWrites, 'noteHeard'>; readonly forms: FormDraftWrites; readonly records: Pick<RecordWrites, 'audit'>; readonly networks: Pick<NetworkWrites, 'findConversation'> };
  readonly practiceForms: PracticeForms;
  readonly clock: Pick<Clock, 'machineNow'>;
  readonly newId: NewId;
}

const MOST_DRAFTS = 50;
const TITLE = ['title'];

/** Begins a draft of the newest form for the network of this place; an empty one that she began for the same network is taken instead, and is told of here from now on. */
export async function beginDraft(heard: Heard, { tx, practiceForms, clock, newId }: DraftTools): Promise<Practice> {
  const { person, conversation, facts: { words: { language } } } = heard;
  const network = networkHere(heard);
  const begun = await tx.practices.listPractices({ submitter: person.id, states: ['draft'], kind: 'practice' }, { after: null, limit: MOST_DRAFTS });
  const empty = begun.find((one) => one.network === network && Object.keys(one.values).length === 0 && one.formVersion === practiceForms.newest && one.revises === null);
  // Taking it writes nothing in it: it counts as untouched still.
  const isTaken = empty !== undefined && (await tx.practices.stepPractice(empty.id, empty.revision, { conversation: conversation.id, language, at: empty.changedAt })) === 'done';
  const id = isTaken ? empty.id : newId();
  if (!isTaken) await tx.practices.beginPractice({ id, kind: 'practice', formVersion: practiceForms.newest, language, network, submitter: person.id, conversation: conversation.id, revises: null, begunAt: clock.machineNow() });
  const practice = await tx.practices.findPractice(id);
  if (practice === undefined) throw new Error('a draft was begun and is not there');
  return practice;
}

/** Whether nothing was written in it yet and it belongs to another network than what is begun here. */
export function isBlankElsewhere({ network, values, changedAt, begunAt, revises }: Practice, heard: Heard): boolean {
  const here = networkHere(heard);
  return here !== null && network !== here && changedAt === begunAt && revises === null && Object.keys(values).length === 0;
}

/** The network for which somebody begins a practice in this place. */
function networkHere({ person, conversation }: Heard): string | null {
  return conversation.network ?? networksOf({ person, conversation })[0] ?? null;
}

/** What she may go on with here, the newest first: her own, and those of her network in which something is written. */
export async function openDrafts(heard: Heard, { tx }: Pick<DraftTools, 'tx'>): Promise<Practice[]> {
  const { mine, others } = await practicesOf(heard, { tx });
  return [...mine, ...others].filter((one) => mayWrite(heard, one)).sort(newestFirst);
}

/** Hers, and those of her network that others began; with their titles only. */
export async function practicesOf(heard: Heard, { tx }: Pick<DraftTools, 'tx'>): Promise<{ readonly mine: readonly Practice[]; readonly others: readonly Practice[] }> {
  const page = { after: null, limit: 1_000, fields: TITLE };
  const mine = await tx.practices.listPractices({ submitter: heard.person.id }, page);
  const networks = networksOf(heard);
  const network = networks.length === 0 ? [] : await tx.practices.listPractices({ networks }, page);
  const others = network.filter((one) => one.submitter !== heard.person.id && (one.state !== 'draft' || one.changedAt !== one.begunAt || Object.keys(one.values).length > 0));
  return { mine: [...mine].sort(newestFirst), others: others.sort(newestFirst) };
}

/** The draft with this id, where she may write in it now. Ids come from outside. */
export async function findOpen(heard: Heard, id: string | undefined, { tx }: { readonly tx: { readonly practices: Pick<PracticeReads, 'findPractice'> } }): Promise<Practice | undefined> {
  const practice = id === undefined ? undefined : await tx.practices.findPractice(id);
  return practice !== undefined && mayWrite(heard, practice) ? practice : undefined;
}

/** The form of this practice as it is opened, with the calls that are open now: it names the practice, and holds no right to it. */
export function formFor(practice: Pick<Practice, 'id' | 'formVersion'> & Partial<Pick<Practice, 'values'>>, { facts }: Pick<Heard, 'facts'>, { practiceForms }: Pick<DraftTools, 'practiceForms'>): Form {
  return { ...withOpenCalls(practiceForms.formOf(practice, facts.words.language), facts), about: { practice: practice.id } };
}

function newestFirst(one: Practice, other: Practice): number {
  return one.changedAt === other.changedAt ? (one.id < other.id ? 1 : -1) : one.changedAt < other.changedAt ? 1 : -1;
}
