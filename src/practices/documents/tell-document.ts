import { z } from 'zod';
import { Account } from '../../chat/conversation.js';
import type { Field } from '../../chat/form.js';
import { paragraph, type Block, type Button, type Message } from '../../chat/message.js';
import { sayable, type Spoken } from '../../chat/saying.js';
import { inRow } from '../../language/in-list.js';
import { isolate } from '../../language/isolate.js';
import type { Words } from '../../language/words.js';
import { linesOf, titleOf } from '../tell-practice.js';
import { leaveButton, takeAllButton, takeSomeButton } from './buttons.js';
import { changedPart } from './changed-part.js';
import type { FieldDifference } from './compare-document.js';
import type { DocumentFacts } from './document-facts.js';
import { fileNameOf } from './file-name.js';
import { takeable } from './take-form.js';
import { readableText } from './written-value.js';

const OfPractice = z.object({ practice: z.string() });

/** A draft goes out as a Word file. */
export const wordFile = sayable('practices.word-file', OfPractice.extend({ account: Account }), ({ practice: id, account }, { practices, words }: DocumentFacts): Spoken => {
  const found = practices.get(id);
  if (found === undefined) return { notSaid: 'the practice is gone' };
  const title = [found.values['title'] ?? ''].flat().join(' ');
  return { ...linesOf([words.say('practices.word-file', { title: titleOf(found, words) })], words), file: { draft: id, name: fileNameOf(title, 'practice'), account } };
});

/** Where the Word file can be had, from a place that takes none: under an address for a while, or alone with the bot. */
export const wordElsewhere = sayable('practices.word-elsewhere', OfPractice.extend({ address: z.url({ protocol: /^https?$/ }).nullable() }), ({ practice: id, address }, { practices, words }: DocumentFacts): Message => {
  const found = practices.get(id);
  const title = found === undefined ? words.say('practices.no-title') : titleOf(found, words);
  const alone = words.say('practices.word-alone', { title, id });
  if (address === null) return linesOf([alone], words);
  const here = words.say('practices.word-link', { title });
  return { ...linesOf([alone], words), text: `${here} ${address}\n${alone}`, blocks: [{ kind: 'paragraph', spans: [{ text: `${here} ` }, { text: fileNameOf(title, 'practice'), href: address }], tone: 'plain' }, paragraph(alone, 'quiet')] };
});

/** A file came back: each field in which it differs, before and after. Nothing is taken yet. */
export const documentShown = sayable('practices.document-shown', OfPractice.extend({ document: z.string() }), ({ practice: id }, facts: DocumentFacts): Spoken => {
  const { practices, document, words } = facts;
  const found = practices.get(id);
  if (found === undefined || document === undefined) return { notSaid: 'it was taken or left meanwhile' };
  const count = document.differences.length;
  return listed([words.say('practices.word-differs', { title: titleOf(found, words), count })], document.differences, facts);
});

/** The file says what stands in the draft already. */
export const documentSame = sayable('practices.document-same', OfPractice, ({ practice: id }, { practices, words }: DocumentFacts): Message => {
  const found = practices.get(id);
  return linesOf([words.say('practices.word-same', { title: found === undefined ? words.say('practices.no-title') : titleOf(found, words) })], words);
});

/** What was taken; and, as after a file came back, what is left to choose. */
export const documentTaken = sayable('practices.document-taken', OfPractice.extend({ document: z.string(), taken: z.array(z.string()), late: z.array(z.string()) }), ({ practice: id, taken, late }, facts: DocumentFacts): Spoken => {
  const { practices, document, words } = facts;
  const found = practices.get(id);
  if (found === undefined) return { notSaid: 'the practice is gone' };
  const labels = (fields: readonly string[]) => inRow(fields.map((field) => isolate(labelsOf(facts)(field), words.language)), words.language);
  const lines = [
    taken.length === 0 ? words.say('practices.word-taken-none') : words.say('practices.word-taken', { title: titleOf(found, words), fields: labels(taken) }),
    ...(late.length === 0 ? [] : [words.say('practices.word-late', { fields: labels(late) })]),
  ];
  return listed(lines, document?.differences ?? [], facts);
});

export const documentLeft = sayable('practices.document-left', z.object({}), (_args, { words }: DocumentFacts): Message => linesOf([words.say('practices.word-left')], words));

/** It was taken or left already, or is somebody else's. */
export const documentOver = sayable('practices.document-over', z.object({}), (_args, { words }: DocumentFacts): Message => ({ ...linesOf([words.say('practices.word-over')], words), refusal: true }));

/** All that is said about drafts as Word files. */
export const documentSayables = [wordFile, wordElsewhere, documentShown, documentSame, documentTaken, documentLeft, documentOver];

function listed(lines: readonly string[], differences: readonly FieldDifference[], facts: DocumentFacts): Message {
  const { words, document } = facts;
  const told = differences.map((one) => ({ label: labelsOf(facts)(one.field), lines: tellDifference(one, fieldsOf(facts).find(({ id }) => id === one.field), words) }));
  const blocks = told.flatMap(({ label, lines: own }): Block[] => [{ kind: 'paragraph', spans: [{ text: label, strong: true }], tone: 'plain' }, ...own.map((line) => paragraph(line))]);
  const buttons = document === undefined ? [] : buttonsFor(document.id, differences, words);
  return {
    text: [...lines, ...told.flatMap(({ label, lines: own }) => [label, ...own])].join('\n'), language: words.language, about: [],
    blocks: [...lines.map((line) => paragraph(line)), ...blocks, ...(buttons.length === 0 ? [] : [{ kind: 'actions' as const, buttons }])],
  };
}

function tellDifference(one: FieldDifference, field: Field | undefined, words: Words): string[] {
  const own = (text: string) => (text === '' ? words.say('practices.word-empty') : isolate(text, words.language));
  switch (one.kind) {
    case 'changed':
    case 'conflict': {
      const part = changedPart(readableText(field, one.before), readableText(field, one.after));
      return [...(one.kind === 'conflict' ? [words.say('practices.word-conflict')] : []), words.say('practices.word-before', { text: own(part.before) }), words.say('practices.word-after', { text: own(part.after) })];
    }
    case 'wrong':
      return [words.say('practices.word-after', { text: own(readableText(field, one.after)) }), words.say('practices.word-wrong', { error: one.error })];
    case 'missing':
      return [words.say('practices.word-missing')];
  }
}

function buttonsFor(document: string, differences: readonly FieldDifference[], words: Words): Button[] {
  const some = takeable(differences);
  if (some.length === 0) return [];
  const changed = some.filter(({ kind }) => kind === 'changed').length;
  return [
    ...(changed === 0 ? [] : [takeAllButton.button({ document }, words.say('practices.button-take-all', { count: changed }), { style: 'primary' })]),
    takeSomeButton.button({ document }, words.say('practices.button-take-some')),
    leaveButton.button({ document }, words.say('practices.button-leave')),
  ];
}

function fieldsOf({ practices, document, formOf }: DocumentFacts): Field[] {
  const practice = document === undefined ? [...practices.values()][0] : practices.get(document.practice);
  return practice === undefined ? [] : formOf(practice).pages.flatMap((page) => page.fields);
}

function labelsOf(facts: DocumentFacts): (field: string) => string {
  const fields = fieldsOf(facts);
  return (id) => fields.find((field) => field.id === id)?.label ?? id;
}
