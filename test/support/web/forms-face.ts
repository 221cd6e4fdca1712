import { z } from 'zod';
import { addressOf, aloneWith } from '../../../adapters/web/room.js';
import { Form, FormValues } from '../../../src/chat/form.js';
import { fieldsToDraw } from '../../../src/chat/shown-fields.js';
import { openRoom } from '../../adapters/web/room.js';
import type { FaceUnderTest, FormUser, FormWord } from '../../contract/forms.contract.js';
import type { Shown } from '../form-person.js';
import type { FormHouse } from '../form-house.js';

const shownForm = { form: Form, values: FormValues, page: z.number().int().min(0) };
const Direct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open-form'), ...shownForm }),
  z.strictObject({ kind: z.literal('turn-form'), ...shownForm }),
  z.strictObject({ kind: z.literal('form-errors'), ...shownForm, errors: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('close-form') }),
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('say'), message: z.looseObject({ text: z.string() }) }),
]);
type Direct = z.infer<typeof Direct>;
const Answer = z.strictObject({ direct: Direct });

/** People at the training page, over HTTP as its script talks: it draws one page of the form that it was handed. */
export async function openWebForms({ door }: FormHouse): Promise<FaceUnderTest> {
  const room = await openRoom(undefined, door);
  const malformed: string[] = [];
  let people = 0;

  async function post(what: string, content: Record<string, unknown>): Promise<Direct> {
    const response = await fetch(new URL(`web/${what}`, room.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ eventId: crypto.randomUUID(), ...content }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status}: ${text}`);
    const read = Answer.safeParse(JSON.parse(text));
    if (!read.success) malformed.push(read.error.message);
    return Answer.parse(JSON.parse(text)).direct;
  }

  function newUser(): FormUser {
    people += 1;
    const name = `Person ${people}`;
    const who = { conversation: aloneWith(name), name, locale: 'en' };
    let open: { form: Form; values: FormValues; page: number } | null = null;

    async function show(direct: Direct): Promise<Shown> {
      if (direct.kind === 'say') return { kind: 'words', words: direct.message.text };
      if (!('form' in direct)) return { kind: 'closed' };
      const { form, values, page } = direct;
      open = { form, values, page };
      return { kind: 'page', words: await wordsOn(open), values, errors: direct.kind === 'form-errors' ? direct.errors : {} };
    }
    async function wordsOn({ form, values, page }: { form: Form; values: FormValues; page: number }): Promise<string> {
      const words = z.record(z.string(), z.string()).parse(await (await fetch(new URL(`web/words?language=${form.language}`, room.url))).json());
      const where = (words['web.form-page'] ?? '').replace('{page}', String(page + 1)).replace('{pages}', String(form.pages.length));
      const shown = form.pages[page];
      const fields = shown === undefined ? [] : fieldsToDraw(shown, values).flatMap(({ label, help = '', options = [] }) => [label, help, ...options.map((option) => option.label)]);
      return [form.title, shown?.title ?? '', where, ...fields].join('\n');
    }
    async function send(to: 'next' | 'back', typed: FormValues): Promise<Shown> {
      if (open === null) throw new Error('no form is open');
      const { form: { id, about, pages }, page } = open;
      const form = { form: id, about, values: { ...open.values, ...typed } };
      const isLast = to === 'next' && page === pages.length - 1;
      return show(await (isLast ? post('submit', { ...who, ...form }) : post('turn', { ...who, ...form, page, to })));
    }
    const address = addressOf(who.conversation);
    if (address === undefined) throw new Error('the room has no such conversation');
    return { address, open: async (form: FormWord) => show(await post('say', { ...who, text: form })), goOn: (values) => send('next', values), goBack: (values) => send('back', values) };
  }

  return { newUser, malformed: () => malformed, close: () => room.close() };
}
