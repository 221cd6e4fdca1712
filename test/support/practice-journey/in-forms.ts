import { wordsIn } from '../../../src/language/words.js';
import type { FormValues } from '../../../src/chat/form.js';
import type { Shown } from '../form-person.js';
import { buttonOf, hasButton, toldAfter, type Told } from './place.js';
import { mistaken } from './texts.js';
import { bare, PRACTICE_WORD, type Face, type Writer } from './writer.js';

const KILLED_AFTER = 3;

/** Modals, dialogs and cards: a page at a time. */
export const inForms: Face = {
  async begins(writer) {
    await writer.who.opensByWord(PRACTICE_WORD[writer.language]);
    for (const [at, page] of mistaken(writer.texts.pages).slice(0, KILLED_AFTER).entries()) await turns(writer, page, writer.texts.pages[at] ?? {});
  },

  async goesOn(writer) {
    const { who, texts } = writer;
    const resumed = await who.opensByWord(PRACTICE_WORD[writer.language]);
    expectPage(writer, resumed, KILLED_AFTER);
    const back = await who.goBack({});
    const typed = mistaken(texts.pages)[KILLED_AFTER - 1] ?? {};
    if (JSON.stringify(typedOn(back, typed)) !== JSON.stringify(typed)) throw new Error(`lost: ${JSON.stringify(back)}`);
    await who.goOn({});
    for (const [at, page] of mistaken(texts.pages).entries()) if (at >= KILLED_AFTER && at < texts.pages.length - 1) await turns(writer, page, texts.pages[at] ?? {});
    // Sent whole: an objective that stands twice leads back to its page.
    const refused = await who.goOn(texts.pages.at(-1) ?? {});
    note(writer, refused);
    await who.goOn({ secondaryObjectives: texts.pages[1]?.['secondaryObjectives'] ?? [] });
    const checked = await toldAfter(who, () => toTheEnd(writer, 2), (told) => hasButton(told, 'practices.overrule'));
    return isOverruling(writer) ? overrules(writer, checked) : mendsWarned(writer, checked);
  },

  async mends(writer, told, values) {
    const [field = ''] = Object.keys(values);
    await writer.who.opensByButton(told, buttonOf(told, 'practices.open', { field }));
    const page = writer.form.pages.findIndex(({ fields }) => fields.some(({ id }) => id === field));
    await writer.who.goOn(values);
    if (!isOverruling(writer)) return handedIn(writer, () => toTheEnd(writer, page + 1));
    return overrules(writer, await toldAfter(writer.who, () => toTheEnd(writer, page + 1), (checked) => hasButton(checked, 'practices.overrule')));
  },
};

/** Some say why the warning may stand, the others mend what it is about. */
export function isOverruling({ language }: Pick<Writer, 'language'>): boolean {
  return language === 'ru' || language === 'zh';
}

async function overrules(writer: Writer, checked: Told): Promise<Told> {
  writer.found.push('endDate');
  await writer.who.opensByButton(checked, buttonOf(checked, 'practices.overrule'));
  return handedIn(writer, () => writer.who.goOn({ reason: writer.texts.reason }));
}

async function mendsWarned(writer: Writer, checked: Told): Promise<Told> {
  writer.found.push(String(buttonOf(checked, 'practices.open', { field: 'endDate' }).value['field']));
  await writer.who.opensByButton(checked, buttonOf(checked, 'practices.open', { field: 'endDate' }));
  await writer.who.goOn({ endDate: writer.texts.pages[2]?.['endDate'] ?? '' });
  return handedIn(writer, () => toTheEnd(writer, KILLED_AFTER));
}

async function turns(writer: Writer, wrong: FormValues, right: FormValues): Promise<void> {
  const shown = await writer.who.goOn(wrong);
  if (!note(writer, shown)) return;
  const errors = shown.kind === 'page' ? Object.keys(shown.errors) : [];
  const mended = await writer.who.goOn(Object.fromEntries(errors.map((field) => [field, right[field] ?? ''])));
  if (note(writer, mended)) throw new Error(`still wrong: ${JSON.stringify(mended)}`);
}

/** Notes what is said to be wrong; false where nothing is. */
function note({ found }: Writer, shown: Shown): boolean {
  const wrong = shown.kind === 'page' ? Object.keys(shown.errors) : [];
  found.push(...wrong);
  return wrong.length > 0;
}

/** All pages from here on as they are, and what sends the form. */
async function toTheEnd({ who, form }: Writer, from: number): Promise<void> {
  for (let page = from; page < form.pages.length; page += 1) {
    const shown = await who.goOn({});
    if (shown.kind === 'page' && Object.keys(shown.errors).length > 0) throw new Error(`wrong: ${JSON.stringify(shown.errors)}`);
  }
}

function expectPage({ form }: Writer, shown: Shown, at: number): void {
  const title = bare(form.pages[at]?.title ?? '');
  if (shown.kind !== 'page' || !bare(shown.words).includes(title)) throw new Error(`expected the page ${title}, got ${JSON.stringify(shown).slice(0, 500)}`);
}

function typedOn(shown: Shown, typed: FormValues): FormValues {
  const values = shown.kind === 'page' ? shown.values : {};
  return Object.fromEntries(Object.keys(typed).map((field) => [field, values[field] ?? '']));
}

/** Waits for what says that it was handed in. */
export function handedIn({ who, language, texts }: Writer, act: () => Promise<unknown>): Promise<Told> {
  const said = bare(wordsIn(language).say('practices.submitted', { title: texts.title }));
  return toldAfter(who, act, ({ text }) => bare(text).includes(said));
}
