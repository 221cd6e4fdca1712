import type { FormValues } from '../chat/form.js';
import { plainForm } from '../language/plain-form.js';
import type { Answered, Heard } from '../people/heard.js';
import { mayDo } from '../people/may.js';
import { maySee } from './access.js';
import { overruleButton } from './buttons.js';
import { giveWord, type GivingTools } from './documents/give-word.js';
import { beginDraft, findOpen, formFor, isBlankElsewhere, openDrafts, practicesOf, type DraftTools } from './draft.js';
import { keepFields } from './keep-fields.js';
import { beginNew, moveUp, openById } from './open.js';
import { overruleForm, REASON_FIELD } from './overrule-form.js';
import type { Practice } from './practice.js';
import { readDraftStepName } from './step-words.js';
import { draftsListed, practiceGone, practiceShown, practicesListed } from './says.js';
import { removeDraft, submit, submitForm, withdraw } from './submit.js';

const MOST_LISTED = 200;
const MOST_DRAFTS = 10;

/** `practice`: begins a draft or goes on with the one there is; `practice new`, `practice ID`, `practice submit ID` and the like. */
export async function practice(heard: Heard, rest: string, tools: DraftTools & GivingTools): Promise<Answered> {
  const said = rest.trim();
  if (said === '') return resume(heard, tools);
  if (isNew(said, heard)) return beginNew(heard, tools);
  const step = readDraftStepName(said);
  const named = step?.rest.toLowerCase() ?? '';
  const open = step === undefined || named !== '' ? [] : await openDrafts(heard, tools);
  if (open.length > 1 && step?.name !== 'word') return { says: [draftsListed.of({ practices: open.slice(0, MOST_DRAFTS).map((one) => one.id) })] };
  const id = named === '' ? (open[0]?.id ?? '') : named;
  switch (step?.name) {
    case 'show':
      return show(heard, id, tools);
    case 'submit':
      return submit(heard, id, null, tools);
    case 'withdraw':
      return withdraw(heard, id, tools);
    case 'delete':
      return removeDraft(heard, id, tools);
    case 'move-up':
      return moveUp(heard, id, tools);
    case 'word':
      return giveWord(heard, id === '' ? undefined : id, tools);
    case undefined:
      return openById(heard, { practice: said.toLowerCase() }, tools);
  }
}

/** `practices`: hers and her network's; the Secretariat sees how many there are of each state. */
export async function practices(heard: Heard, tools: DraftTools): Promise<Answered> {
  const { mine, others } = await practicesOf(heard, tools);
  const counts = mayDo(heard.person.grants, 'practices.review') ? Object.fromEntries(await tools.tx.practices.countPractices({ kind: 'practice' })) : null;
  const idsOf = (all: readonly Practice[]) => all.slice(0, MOST_LISTED).map((one) => one.id);
  return { says: [practicesListed.of({ practices: idsOf(mine), others: idsOf(others), counts })] };
}

/** Asks for the reason in a form of its own. */
export async function pressOverrule(heard: Heard, value: unknown, tools: DraftTools): Promise<Answered> {
  const found = await findOpen(heard, overruleButton.read(value)?.practice, tools);
  return found === undefined ? { says: [practiceGone.of({})] } : { says: [], form: { kind: 'open', form: overruleForm(found.id, heard.facts.words), values: {} } };
}

/** The reason came back. */
export async function submitOverrule(heard: Heard, values: FormValues, tools: DraftTools): Promise<Answered> {
  const reason = String(values[REASON_FIELD] ?? '').trim();
  const id = aboutOf(heard)['practice'] ?? '';
  if (reason === '') return { says: [], form: { kind: 'errors', form: overruleForm(id, heard.facts.words), values, errors: { [REASON_FIELD]: heard.facts.words.say('form.error-empty') } } };
  return submit(heard, id, reason, tools);
}

/** The practice form was sent, whole. A program may send one that names no practice: it is begun with what it holds. */
export async function submitWhole(heard: Heard, values: FormValues, tools: DraftTools): Promise<Answered> {
  const named = aboutOf(heard)['practice'];
  if (named !== undefined) return submitForm(heard, named, tools);
  const begun = await beginDraft(heard, tools);
  await keepFields(begun.id, { form: formFor(begun, heard, tools), seen: begun.values, given: values, by: heard.person.id, at: tools.clock.machineNow() }, tools.tx.practices);
  return submitForm(heard, begun.id, tools);
}

async function resume(heard: Heard, tools: DraftTools): Promise<Answered> {
  // One of another network in which nothing stands would carry her words there.
  const drafts = (await openDrafts(heard, tools)).filter((one) => !isBlankElsewhere(one, heard));
  const [first] = drafts;
  if (first === undefined) return beginNew(heard, tools);
  if (drafts.length > 1 || first.submitter !== heard.person.id) return { says: [draftsListed.of({ practices: drafts.slice(0, MOST_DRAFTS).map(({ id }) => id) })] };
  return openById(heard, { practice: first.id }, tools);
}

/** Shows one, with what can be done with it. */
export async function show(heard: Heard, id: string | undefined, { tx }: DraftTools): Promise<Answered> {
  const found = id === undefined ? undefined : await tx.practices.findPractice(id);
  return found !== undefined && maySee(heard, found) ? { says: [practiceShown.of({ practice: found.id })] } : { says: [practiceGone.of({})] };
}

/** `practice new`, in the language of who writes or in English. */
function isNew(word: string, { facts: { words } }: Heard): boolean {
  return [plainForm(words.say('practices.word-new')), 'new'].includes(plainForm(word));
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}
