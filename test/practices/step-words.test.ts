import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/language/command-words.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { REVIEW_STEPS } from '../../src/practices/review-step.js';
import { readReviewWords } from '../../src/practices/review-words.js';
import { readDraftStepName } from '../../src/practices/step-words.js';

const ID = '06b2wv1r9h3r2nq8x0zz';
const OTHER = '06b2wv1r9h3r2nq8x0yy';
const REVIEW: Record<Language, string> = { en: 'review', fr: 'examiner', es: 'revisar', ru: 'рассмотреть', ar: 'مراجعة', zh: '审核' };
const PRACTICE: Record<Language, string> = { en: 'practice', fr: 'pratique', es: 'práctica', ru: 'практика', ar: 'ممارسة', zh: '做法' };

function stepIn(text: string) {
  const command = readCommand(text);
  const wish = command?.word === 'review' ? readReviewWords(command.rest, 'slack:T1/ana') : undefined;
  return wish?.kind === 'step' ? wish.step : wish;
}

describe('a step of a review, as it is typed', () => {
  it.each([
    ['review {id} request changes', { step: 'request-changes' }],
    ['examiner {id} demander des changements', { step: 'request-changes' }],
    ['revisar {id} pedir cambios', { step: 'request-changes' }],
    ['рассмотреть {id} запросить изменения', { step: 'request-changes' }],
    ['مراجعة {id} طلب تعديلات', { step: 'request-changes' }],
    ['审核 {id} 要求修改', { step: 'request-changes' }],
    ['examiner {id} commenter Résumé : quelle année ?', { step: 'comment', field: 'Résumé', text: 'quelle année ?' }],
    ['审核 {id} 意见：摘要：哪一年？', { step: 'comment', field: '摘要', text: '哪一年？' }],
    ['مراجعة {id} تعليق الملخص: في أي سنة؟', { step: 'comment', field: 'الملخص', text: 'في أي سنة؟' }],
    ['рассмотреть {id} отклонить Это пока план.', { step: 'reject', reason: 'Это пока план.' }],
    ['revisar {id} fusionar con {other}', { step: 'merge', other: OTHER }],
    ['examiner {id} doublon de {other}', { step: 'duplicate', other: OTHER }],
    ['审核 {id} 重复{other}', { step: 'duplicate', other: OTHER }],
    ['مراجعة {id} إسناد إلى slack:T1/ben', { step: 'assign', to: 'slack:T1/ben' }],
    ['revisar {id} asignar a mí', { step: 'assign', to: 'slack:T1/ana' }],
    ['рассмотреть {id} взять', { step: 'assign', to: 'slack:T1/ana' }],
    ['examiner {id} publier https://example.org/1', { step: 'publish', address: 'https://example.org/1' }],
    ['审核 {id} 批准', { step: 'approve' }],
    ['Review {id} Approve.', { step: 'approve' }],
  ])('is understood: %s', (text, step) => {
    expect(stepIn(text.replace('{id}', ID).replace('{other}', OTHER))).toEqual(step);
  });

  it.each(LANGUAGES)('has in %s the words that a refusal names, all eight of them', (language) => {
    const told = wordsIn(language).say('review.refused-no-step', { said: 'x', state: '' }).split(/[:：]/u).at(-1) ?? '';
    const named = told.split(/[,،、]/u).map((one) => one.replace(/[.。]\s*$/u, '').trim());

    const steps = named.map((one) => stepIn(`${REVIEW[language]} ${ID} ${one} x`)).map((step) => (step !== undefined && 'step' in step ? step.step : step));

    expect(steps).toEqual([...REVIEW_STEPS].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)));
  });

  it('is none where it begins otherwise: nothing is guessed', () => {
    expect(stepIn(`review ${ID} praise it`)).toEqual({ kind: 'unread', practice: ID, said: 'praise' });
    expect(readCommand('review of the Compact: approve?')).toBeUndefined();
  });
});

const ORDER = ['approve', 'comment', 'request-changes', 'reject', 'merge', 'duplicate', 'assign', 'publish'];

describe('what is done with a draft, as it is typed', () => {
  it.each([
    ['en', 'show', 'show'], ['fr', 'soumettre', 'submit'], ['es', 'retirar', 'withdraw'], ['ru', 'удалить', 'delete'], ['ar', 'عرض', 'show'], ['zh', '提交', 'submit'], ['fr', 'nouveau formulaire', 'move-up'],
  ] as const)('is understood in %s: %s', (language, typed, name) => {
    const command = readCommand(`${PRACTICE[language]} ${typed} ${ID}`);

    expect(command?.word).toBe('practice');
    expect(readDraftStepName(command?.rest ?? '')).toEqual({ name, rest: ID });
  });
});
