import type { Field, FormValues } from '../../../src/chat/form.js';
import { wordsIn } from '../../../src/language/words.js';
import { handedIn } from './in-forms.js';
import { buttonOf, toldAfter, type Told } from './place.js';
import { mistaken } from './texts.js';
import { bare, PRACTICE_WORD, type Face, type Writer } from './writer.js';

const KILLED_AFTER = 3;

/** A message a field. */
export const inWords: Face = {
  async begins(writer) {
    await saysAfter(writer, PRACTICE_WORD[writer.language]);
    await answersPages(writer, 0, KILLED_AFTER);
  },

  async goesOn(writer) {
    const { who, texts, language, form } = writer;
    const words = wordsIn(language);
    // The needed title was passed over: it is asked first. She goes on by the name of the field where she was.
    const asked = await saysAfter(writer, PRACTICE_WORD[language]);
    if (!asksFor(asked, fieldOf(form, 'title'))) throw new Error(`expected the title to be asked: ${asked.text}`);
    const shown = await saysAfter(writer, words.say('form.word-show'));
    for (const typed of [texts.pages[0]?.['local'], texts.pages[2]?.['callId-text']]) if (!bare(shown.text).includes(String(typed))) throw new Error(`lost: ${String(typed)}`);
    await saysAfter(writer, bare(fieldOf(form, 'summary').label));
    const checked = await answersPages(writer, KILLED_AFTER, texts.pages.length);
    writer.found.push(...checked.buttons.filter(({ action }) => action === 'practices.open').map(({ value }) => String(value['field'])));
    await saysAfter(writer, PRACTICE_WORD[language]);
    await saysAfter(writer, texts.title);
    await saysAfter(writer, PRACTICE_WORD[language]);
    const mended = { secondaryObjectives: texts.pages[1]?.['secondaryObjectives'] ?? [], endDate: texts.pages[2]?.['endDate'] ?? '' };
    await saysAfter(writer, labelled(writer, mended));
    return handedIn(writer, () => who.says(words.say('form.word-submit')));
  },

  async mends(writer, told, values) {
    const { who, language } = writer;
    const { value } = buttonOf(told, 'practices.open', { field: Object.keys(values)[0] });
    await saysAfter(writer, `${PRACTICE_WORD[language]} ${String(value['practice'])}`);
    await saysAfter(writer, labelled(writer, values));
    return handedIn(writer, () => who.says(wordsIn(language).say('form.word-submit')));
  },
};

/** Answers every field of these pages in turn, and mends at once what is said to be wrong. Resolves with the last answer. */
async function answersPages(writer: Writer, from: number, to: number): Promise<Told> {
  const { form, texts, found, language } = writer;
  let last: Told = { id: '', text: '', buttons: [] };
  for (const [at, page] of mistaken(texts.pages).slice(from, to).entries()) {
    for (const field of form.pages[from + at]?.fields ?? []) {
      const value = page[field.id];
      if (value === undefined) continue;
      last = await saysAfter(writer, value === '' ? wordsIn(language).say('form.word-skip') : spoken(field, value));
      if (!asksFor(last, field)) continue;
      found.push(field.id);
      last = await saysAfter(writer, spoken(field, texts.pages[from + at]?.[field.id] ?? ''));
    }
  }
  return last;
}

/** Choices by their numbers, one by its words. */
function spoken({ options = [] }: Field, value: FormValues[string]): string {
  if (typeof value !== 'string') return value.map((id) => String(options.findIndex((option) => option.id === id) + 1)).join(', ');
  return bare(options.find(({ id }) => id === value)?.label ?? value);
}

/** Several fields in one message, each behind its name. */
function labelled({ form }: Writer, values: FormValues): string {
  return Object.entries(values).map(([id, value]) => `${bare(fieldOf(form, id).label)}: ${spoken(fieldOf(form, id), value)}`).join('\n');
}

function saysAfter({ who }: Writer, text: string): Promise<Told> {
  return toldAfter(who, () => who.says(text));
}

function asksFor({ text }: Told, { label }: Field): boolean {
  return bare(text).split('\n').some((line) => /^\d+\. /.test(line) && line.replace(/^\d+\. /, '') === bare(label));
}

function fieldOf(form: Writer['form'], id: string): Field {
  const found = form.pages.flatMap(({ fields }) => fields).find((field) => field.id === id);
  if (found === undefined) throw new Error(`no field ${id}`);
  return found;
}
