import { wordsIn } from '../../../src/language/words.js';
import type { Language } from '../../../src/language/language.js';
import { buttonOf, hasButton, toldAfter, type Place, type Told } from './place.js';
import { bare, type Writer } from './writer.js';

const TYPED: Readonly<Record<Language, readonly [review: string, comment: string]>> = {
  en: ['review', 'comment'], fr: ['examiner', 'commenter'], es: ['revisar', 'comentar'], ru: ['рассмотреть', 'замечание'], ar: ['مراجعة', 'تعليق'], zh: ['审核', '意见'],
};

/** The Secretariat comments on two fields, one in the form behind the button and one in words, and asks for changes. Resolves with what the writer hears. */
export async function asksForChanges({ reviewer }: Place, practice: string, writer: Writer): Promise<Told> {
  const { who, texts, language } = writer;
  const [review, comment] = TYPED[language];
  const queue = await toldAfter(reviewer, () => reviewer.says(review), (told) => hasButton(told, 'review.show', { practice }));
  const card = await toldAfter(reviewer, () => reviewer.presses(queue, buttonOf(queue, 'review.show', { practice })), (told) => hasButton(told, 'review.form', { practice, form: 'comment' }));
  await reviewer.opensByButton(card, buttonOf(card, 'review.form', { form: 'comment' }));
  await toldAfter(reviewer, () => reviewer.goOn({ field: 'summary', text: texts.comment }), (told) => hasButton(told, 'review.show', { practice }));
  await toldAfter(reviewer, () => reviewer.says(`${review} ${practice} ${comment} benefitImpact: ${texts.comment}`), (told) => hasButton(told, 'review.show', { practice }));
  const again = await cardOf(reviewer, practice, 'request-changes');
  return toldAfter(who, () => reviewer.presses(again, buttonOf(again, 'review.step', { step: 'request-changes' })), (told) => hasButton(told, 'practices.seen', { practice }));
}

/** Approves it. Resolves with what the writer hears. */
export async function approves({ reviewer }: Place, practice: string, { who, language, texts }: Writer): Promise<Told> {
  const card = await cardOf(reviewer, practice, 'approve');
  const said = bare(wordsIn(language).say('review.told-approve', { title: texts.title, count: 0, reason: '', other: '', address: '' }));
  return toldAfter(who, () => reviewer.presses(card, buttonOf(card, 'review.step', { step: 'approve' })), ({ text }) => bare(text).includes(said));
}

function cardOf(reviewer: Place['reviewer'], practice: string, step: string): Promise<Told> {
  return toldAfter(reviewer, () => reviewer.says(`review ${practice}`), (told) => hasButton(told, 'review.step', { practice, step }));
}
