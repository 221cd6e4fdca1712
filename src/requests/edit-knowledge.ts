import { knowledgeCode, type Knowledge } from './knowledge.js';
import { planWords, refuse, type RequestRefusal, type WordsWish } from './plan-words.js';
import type { Desk, DeskTools } from './reply.js';

/** What is to be changed; what is absent stays. */
export type KnowledgeEdit = Partial<WordsWish>;

/** Writes the next revision of what the Secretariat wrote: its day is today, and it holds again if it was withdrawn. */
export async function editKnowledge(number: number, edit: KnowledgeEdit, desk: Desk, tools: DeskTools): Promise<Knowledge | RequestRefusal> {
  const known = await find(number, tools);
  if (known === undefined) return refuse('no-knowledge', knowledgeCode(number));
  const { texts = known.texts, source = known.source.url, wordings = known.wordings.map(({ text }) => text), expiresOn = null } = edit;
  const planned = planWords({ texts, source: source ?? known.source.url, wordings, expiresOn }, desk.today);
  if (planned.kind === 'refused') return planned;
  // With the source at hand planned words are knowledge, or were refused.
  return planned.knowledge === null ? refuse('wording-missing') : write('questions.knowledge.edit', known, { ...known, ...planned.knowledge, state: 'held' }, null, desk, tools);
}

/** Takes it out of use, with the reason. Its revisions stay. */
export async function withdrawKnowledge(number: number, reason: string, desk: Desk, tools: DeskTools): Promise<Knowledge | RequestRefusal> {
  const known = await find(number, tools);
  if (known === undefined) return refuse('no-knowledge', knowledgeCode(number));
  if (reason.trim() === '') return refuse('reason-missing', knowledgeCode(number));
  return write('questions.knowledge.withdraw', known, { ...known, state: 'withdrawn' }, reason.trim(), desk, tools);
}

async function find(number: number, { tx }: DeskTools): Promise<Knowledge | undefined> {
  return (await tx.requests.knowledge()).find((one) => one.number === number);
}

async function write(action: string, before: Knowledge, next: Knowledge, reason: string | null, { by }: Desk, { tx, newId, clock }: DeskTools): Promise<Knowledge> {
  const at = clock.machineNow();
  const written = await tx.requests.writeKnowledge({ ...next, by, at, reason }, before.number);
  await tx.records.audit({ id: newId(), at, by, action, subject: knowledgeCode(before.number), outcome: 'done', before: { revision: before.revision }, after: { revision: written.revision } });
  return written;
}
