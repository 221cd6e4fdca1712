import type { Form, FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { changeButton, deskRefused, groupClosed, groupShown, knowledgeListed, knowledgeShown, queueShown, refusalText, replyButton, replySent, showButton } from './desk-says.js';
import { editKnowledge, withdrawKnowledge } from './edit-knowledge.js';
import { groupQuestions } from './group-questions.js';
import { readKnowledgeCode } from './knowledge.js';
import { refuse, type RequestRefusal, type WordsWish } from './plan-words.js';
import { readQuestionCode } from './question.js';
import { closeGroup, replyToGroup, setApart, type Desk, type DeskTools } from './reply.js';
import { fieldOf, knowledgeForm, knowledgeValues, replyForm, wishOf } from './words-form.js';

/** `questions`, `questions Q-7`, `questions reply Q-7`, `questions close Q-7 REASON`, `questions apart Q-9`, `questions knowledge …`. */
export async function questions(heard: Heard, rest: string, tools: DeskTools): Promise<Answered> {
  const [first = '', second = '', ...others] = rest.split(/\s+/);
  switch (first.toLowerCase()) {
    case '':
      return { says: [queueShown.of({})] };
    case 'reply':
      return openReply(heard, readQuestionCode(second), second, tools);
    case 'close': {
      const number = readQuestionCode(second);
      if (number === undefined) return refused(refuse('no-group', second));
      const done = await closeGroup(number, others.join(' '), deskOf(heard), tools);
      return done.kind === 'refused' ? refused(done) : { says: [groupClosed.of({ number, places: done.places })] };
    }
    case 'apart': {
      const number = readQuestionCode(second);
      if (number === undefined) return refused(refuse('no-group', second));
      const done = await setApart(number, deskOf(heard), tools);
      return done.kind === 'refused' ? refused(done) : { says: [groupShown.of({ number })] };
    }
    case 'knowledge':
      return knowledge(heard, second, others, tools);
    default: {
      const number = readQuestionCode(first);
      return number === undefined ? refused(refuse('no-group', first)) : { says: [groupShown.of({ number })] };
    }
  }
}

/** The button that shows a group. */
export function pressShow(value: unknown): Answered {
  const wanted = showButton.read(value);
  return wanted === undefined ? refused(refuse('no-group')) : { says: [groupShown.of(wanted)] };
}

/** The button that opens the form for a reply. */
export function pressReply(heard: Heard, value: unknown, tools: DeskTools): Promise<Answered> {
  return openReply(heard, replyButton.read(value)?.number, '', tools);
}

/** The button that opens the form for what was written. */
export function pressChange(heard: Heard, value: unknown, tools: DeskTools): Promise<Answered> {
  return openKnowledge(heard, changeButton.read(value)?.number, '', tools);
}

/** The form `questions.reply` came back: what is wrong stands beside its field. */
export async function submitReply(heard: Heard, values: FormValues, tools: DeskTools): Promise<Answered> {
  const number = Number(aboutOf(heard)['group']);
  const group = groupQuestions(await tools.tx.requests.queue(), heard.facts.today).find((one) => one.number === number);
  if (group === undefined) return refused(refuse('no-group', `Q-${aboutOf(heard)['group'] ?? ''}`));
  return onForm(heard, replyForm(group, heard.facts.words), values, async (wish) => {
    const done = await replyToGroup(number, wish, deskOf(heard), tools);
    return done.kind === 'refused' ? done : { says: [replySent.of({ number, places: done.places, knowledge: done.knowledge?.number ?? null, until: done.knowledge?.expiresOn ?? null })] };
  });
}

/** The form `questions.knowledge` came back. */
export async function submitKnowledge(heard: Heard, values: FormValues, tools: DeskTools): Promise<Answered> {
  const number = Number(aboutOf(heard)['knowledge']);
  const known = (await tools.tx.requests.knowledge()).find((one) => one.number === number);
  if (known === undefined) return refused(refuse('no-knowledge', `K-${aboutOf(heard)['knowledge'] ?? ''}`));
  // A field that a face did not send back was not touched.
  return onForm(heard, knowledgeForm(known, heard.facts.words), { ...knowledgeValues(known), ...values }, async (wish) => {
    const done = await editKnowledge(number, wish, deskOf(heard), tools);
    return 'kind' in done ? done : { says: [knowledgeShown.of({ number })] };
  });
}

async function knowledge(heard: Heard, what: string, [code = '', ...reason]: readonly string[], tools: DeskTools): Promise<Answered> {
  switch (what.toLowerCase()) {
    case '':
      return { says: [knowledgeListed.of({})] };
    case 'edit':
      return openKnowledge(heard, readKnowledgeCode(code), code, tools);
    case 'withdraw': {
      const number = readKnowledgeCode(code);
      const done = number === undefined ? refuse('no-knowledge', code) : await withdrawKnowledge(number, reason.join(' '), deskOf(heard), tools);
      return 'kind' in done ? refused(done) : { says: [knowledgeShown.of({ number: done.number })] };
    }
    default: {
      const number = readKnowledgeCode(what);
      return number === undefined ? refused(refuse('no-knowledge', what)) : { says: [knowledgeShown.of({ number })] };
    }
  }
}

/** Where a form cannot open by itself the group is shown, with the button that opens it. */
async function openReply(heard: Heard, number: number | undefined, said: string, { tx }: DeskTools): Promise<Answered> {
  const group = groupQuestions(await tx.requests.queue(), heard.facts.today).find((one) => one.number === number);
  if (group === undefined) return refused(refuse('no-group', number === undefined ? said : `Q-${number}`));
  return heard.incoming.canOpenForm ? { says: [], form: { kind: 'open', form: replyForm(group, heard.facts.words), values: {} } } : { says: [groupShown.of({ number: group.number })] };
}

async function openKnowledge(heard: Heard, number: number | undefined, said: string, { tx }: DeskTools): Promise<Answered> {
  const known = (await tx.requests.knowledge()).find((one) => one.number === number);
  if (known === undefined) return refused(refuse('no-knowledge', number === undefined ? said : `K-${number}`));
  return heard.incoming.canOpenForm ? { says: [], form: { kind: 'open', form: knowledgeForm(known, heard.facts.words), values: knowledgeValues(known) } } : { says: [knowledgeShown.of({ number: known.number })] };
}

async function onForm({ facts: { words } }: Heard, form: Form, values: FormValues, write: (wish: WordsWish) => Promise<Answered | RequestRefusal>): Promise<Answered> {
  const read = readForm(form.pages.flatMap((page) => page.fields), values, (field) => field.required, words);
  const again = (errors: Readonly<Record<string, string>>): Answered => ({ says: [], form: { kind: 'errors', form, values, errors } });
  if (Object.keys(read.errors).length > 0) return again(read.errors);
  const done = await write(wishOf(read.values));
  if (!('kind' in done)) return done;
  return done.code === 'no-group' || done.code === 'no-knowledge' ? refused(done) : again({ [fieldOf(done.code, form)]: words.say(refusalText[done.code], { said: done.said }) });
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}

function deskOf({ person, facts }: Heard): Desk {
  return { by: who(person.account), today: facts.today };
}

function refused({ code, said }: RequestRefusal): Answered {
  return { says: [deskRefused.of({ code, said: said.slice(0, 200) })] };
}
