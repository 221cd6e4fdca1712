import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { reopenChallenge } from './challenge-hears.js';
import { beginDraft, findOpen, formFor, type DraftTools } from './draft.js';
import { formChanges } from './form-changes.js';
import type { Practice } from './practice.js';
import { formChanged, practiceGone, practiceOffered } from './says.js';
import { beginAsking } from './talk.js';

/** How a draft is opened: at a field, with the form it began with, in words although a form could open. */
export interface Opening {
  readonly field?: string | undefined;
  readonly keepsForm?: boolean | undefined;
  readonly inWords?: boolean | undefined;
}

/** A new draft; where neither a form can open nor anybody be asked in words, the button that begins one. */
export async function beginNew(heard: Heard, tools: DraftTools): Promise<Answered> {
  if (!opensForm(heard) && !canBeAsked(heard)) return { says: [practiceOffered.of({})] };
  return open(heard, await beginDraft(heard, tools), {}, tools);
}

/** Goes on with a draft. One that was begun with an older form is not moved unasked: what is new is shown first. */
export async function openById(heard: Heard, wanted: (Opening & { readonly practice: string }) | undefined, tools: DraftTools): Promise<Answered> {
  const found = await findOpen(heard, wanted?.practice, tools);
  if (found === undefined || wanted === undefined) return { says: [practiceGone.of({})] };
  // Whoever opens it has read what was asked of it.
  await tools.tx.practiceReviews.noteHeard(found.id, tools.clock.machineNow());
  if (found.kind === 'challenge') return reopenChallenge(heard, found, tools);
  if (found.formVersion < tools.practiceForms.newest && wanted.keepsForm !== true && wanted.field === undefined) return { says: [changedOf(found, heard, tools)] };
  return open(heard, found, wanted, tools);
}

/** Takes the newest form for a draft. What the new one does not ask stays in the draft, unseen. */
export async function moveUp(heard: Heard, id: string | undefined, tools: DraftTools): Promise<Answered> {
  const found = await findOpen(heard, id, tools);
  if (found === undefined) return { says: [practiceGone.of({})] };
  const { tx, clock, newId, practiceForms } = tools;
  const at = clock.machineNow();
  if ((await tx.practices.stepPractice(found.id, found.revision, { formVersion: practiceForms.newest, at })) === 'stale') return { says: [practiceGone.of({})] };
  await tx.records.audit({ id: newId(), at, by: who(heard.person.account), action: 'practices.move-up', subject: found.id, outcome: 'done', before: { formVersion: found.formVersion }, after: { formVersion: practiceForms.newest } });
  return openById(heard, { practice: found.id }, tools);
}

async function open(heard: Heard, practice: Practice, { field, inWords }: Opening, tools: DraftTools): Promise<Answered> {
  if (opensForm(heard) && inWords !== true) return { says: [], form: { kind: 'open', form: formFor(practice, heard, tools), values: practice.values, field } };
  return canBeAsked(heard) ? beginAsking(heard, practice, field, tools) : { says: [practiceOffered.of({})] };
}

/** A terminal is asked a field a message: what it draws of a form is kept by it alone until a page is full. */
function opensForm({ incoming }: Heard): boolean {
  return incoming.canOpenForm && incoming.address.platform !== 'console';
}

/** Among many people nobody knows whose words answer. */
function canBeAsked({ incoming }: Heard): boolean {
  return incoming.address.kind === 'person';
}

function changedOf({ id, formVersion, values }: Practice, heard: Heard, { practiceForms }: DraftTools) {
  const formOf = (version: number) => practiceForms.formOf({ formVersion: version }, heard.facts.words.language);
  const { added, dropped, otherwise, unfit } = formChanges(formOf(formVersion), formOf(practiceForms.newest), values);
  return formChanged.of({ practice: id, added: [...added], dropped: [...dropped], otherwise: [...otherwise], unfit: [...unfit] });
}
