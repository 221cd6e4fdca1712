import { z } from 'zod';
import type { Form } from '../chat/form.js';
import type { MessageKey, Words } from '../language/words.js';
import { LONGEST_TEXT, requestCode, type SupportRequest } from './support-request.js';

/** The steps that need words, each with its form: the Secretariat's, and the network's `answer`. */
export const WordedStep = z.enum(['assign', 'wait', 'done', 'decline', 'answer']);
export type WordedStep = z.infer<typeof WordedStep>;

const LABELS: Record<WordedStep, MessageKey> = {
  assign: 'support.form-assign', wait: 'support.form-wait', done: 'support.form-done', decline: 'support.form-decline', answer: 'support.form-answer',
};

/** The form of a step; `support.step` for the Secretariat, `support.answer` for who asked. */
export function stepForm({ number, revision }: Pick<SupportRequest, 'number' | 'revision'>, step: WordedStep, words: Words): Form {
  const title = words.say('support.form-step', { code: requestCode(number) });
  const help = step === 'assign' ? { help: words.say('support.form-assign-help') } : {};
  return {
    id: step === 'answer' ? 'support.answer' : 'support.step', version: 1, about: { number: String(number), revision: String(revision), step }, language: words.language, title,
    submitLabel: words.say('support.form-send'),
    pages: [{ title, fields: [{ id: 'words', kind: step === 'assign' ? 'text' : 'long-text', label: words.say(LABELS[step], { code: requestCode(number) }), ...help, required: true, max: step === 'assign' ? 300 : LONGEST_TEXT, conditions: [] }] }],
  };
}
