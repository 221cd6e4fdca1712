import type { Kysely, Selectable, Transaction } from 'kysely';
import { KnowledgeEntry, type Knowledge } from '../src/requests/knowledge.js';
import type { AskedQuestion, QueuedQuestion } from '../src/requests/question.js';
import type { RequestReads, RequestWrites } from '../src/requests/repository.js';
import { forget } from './forget.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

/** The last number given: a question that is gone never shares its name with another. */
const LAST_QUESTION = 'requests.last-question';

export function requestReads(db: Kysely<Tables>): RequestReads {
  return {
    async findAsked(answer) {
      const row = await db.selectFrom('asked').selectAll().where('answer', '=', answer).executeTakeFirst();
      return row === undefined ? undefined : askedOf(row);
    },
    async queue() {
      return (await db.selectFrom('question').selectAll().orderBy('number').execute()).map(questionOf);
    },
    async knowledge() {
      return (await db.selectFrom('knowledge').selectAll().orderBy('number').execute()).map(knowledgeOf);
    },
    async knowledgeRevisions(number) {
      const rows = await db.selectFrom('knowledge_revision').selectAll().where('number', '=', number).orderBy('revision').execute();
      return rows.map((row) => ({ ...knowledgeOf(row), by: row.by_whom, at: row.at, reason: row.reason }));
    },
  };
}

export function requestWrites(tx: Transaction<Tables>): RequestWrites {
  return {
    ...requestReads(tx),
    async keepAsked({ answer, conversation, thread, language, text, outcome, verdict, askedOn, keptAt }) {
      await tx.insertInto('asked').values({ answer, conversation, thread, language, words: text, outcome, verdict, asked_on: askedOn, kept_at: keptAt }).onConflict((one) => one.column('answer').doNothing()).execute();
    },
    async lastAsked(conversation, thread) {
      const row = await tx.selectFrom('asked').selectAll().where('conversation', '=', conversation).where('thread', thread === null ? 'is' : '=', thread).orderBy('kept_at', 'desc').orderBy('answer', 'desc').executeTakeFirst();
      return row === undefined ? undefined : askedOf(row);
    },
    async take(answer, verdict) {
      await tx.updateTable('asked').set({ verdict, words: '' }).where('answer', '=', answer).execute();
    },
    async enqueue(question, group) {
      const number = await nextQuestion(tx);
      const { conversation, thread, language, text, why, askedOn } = question;
      await tx.insertInto('question').values({ number, group_number: group ?? number, conversation, thread, language, words: text, why, asked_on: askedOn }).execute();
      return { ...question, number, group: group ?? number };
    },
    async setApart({ number, group, text }) {
      await tx.updateTable('question').set({ group_number: number }).where('group_number', '=', group).where('words', '=', text).execute();
    },
    async takeGroup(group) {
      const rows = await tx.deleteFrom('question').where('group_number', '=', group).returningAll().execute();
      return rows.map(questionOf).sort((one, other) => one.number - other.number);
    },
    writeKnowledge: (next, number) => writeKnowledge(tx, next, number),
    forget: (keptBefore, says, unsentBefore) => forget(tx, keptBefore, says, unsentBefore),
  };
}

async function nextQuestion(tx: Transaction<Tables>): Promise<number> {
  const last = await tx.selectFrom('mark').select('value').where('name', '=', LAST_QUESTION).executeTakeFirst();
  const number = Number(last?.value ?? '0') + 1;
  const value = String(number);
  await tx.insertInto('mark').values({ name: LAST_QUESTION, value }).onConflict((one) => one.column('name').doUpdateSet({ value })).execute();
  return number;
}

async function writeKnowledge(tx: Transaction<Tables>, next: Parameters<RequestWrites['writeKnowledge']>[0], known: number | null): Promise<Knowledge> {
  const { by, at, reason, state, writtenOn, expiresOn, wordings, texts, source } = next;
  const last = await tx.selectFrom('knowledge').select(['number', 'revision']).$if(known !== null, (query) => query.where('number', '=', known ?? 0)).orderBy('number', 'desc').executeTakeFirst();
  const number = known ?? (last?.number ?? 0) + 1;
  const revision = known === null ? 1 : (last?.revision ?? 0) + 1;
  const row = { number, revision, state, written_on: writtenOn, expires_on: expiresOn, entry: toJson({ wordings, texts, source }) };
  await tx.insertInto('knowledge').values(row).onConflict((one) => one.column('number').doUpdateSet(row)).execute();
  await tx.insertInto('knowledge_revision').values({ ...row, by_whom: by, at, reason }).execute();
  return knowledgeOf(row);
}

function askedOf(row: Selectable<Tables['asked']>): AskedQuestion {
  const { answer, conversation, thread, language, outcome, verdict } = row;
  return { answer, conversation, thread, language, text: row.words, outcome, verdict, askedOn: row.asked_on, keptAt: row.kept_at };
}

function questionOf(row: Selectable<Tables['question']>): QueuedQuestion {
  const { number, conversation, thread, language, why } = row;
  return { number, group: row.group_number, conversation, thread, language, text: row.words, why, askedOn: row.asked_on };
}

function knowledgeOf(row: Selectable<Tables['knowledge']>): Knowledge {
  const { wordings, texts, source } = KnowledgeEntry.pick({ wordings: true, texts: true, source: true }).parse(fromJson(row.entry));
  return { number: row.number, revision: row.revision, state: row.state, wordings, texts, source, writtenOn: row.written_on, expiresOn: row.expires_on };
}
