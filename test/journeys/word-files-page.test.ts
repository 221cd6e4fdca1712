import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rewriteDocx } from '../support/office/rewrite-docx.js';
import { TITLES, wordFileRoom } from '../support/word-file-room.js';

const room = wordFileRoom();

describe('on the training page', () => {
  it('a file is taken from the page, and given to its own reader alone', { timeout: 300_000 }, async () => {
    const { url } = await room.starts({ WEB: 'training' });
    const who = { conversation: 'person-Ana', name: 'Ana', locale: 'en' };
    const post = (what: string, body: unknown) => fetch(`${url}web/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const Entries = z.object({ entries: z.array(z.looseObject({ id: z.string(), text: z.string(), file: z.object({ name: z.string() }).nullable() })) });
    const entries = async () => Entries.parse(await (await fetch(`${url}web/history?${String(new URLSearchParams({ conversation: 'person-Ana', name: 'Ana' }))}`)).json()).entries;
    const fileAt = (entry: string, name: string) => fetch(`${url}web/file?${String(new URLSearchParams({ conversation: 'person-Ana', name, entry }))}`);
    const Opened = z.object({ direct: z.looseObject({ form: z.object({ id: z.string(), about: z.looseObject({ practice: z.string() }) }) }) });
    const { direct: { form } } = Opened.parse(await (await post('say', { ...who, eventId: crypto.randomUUID(), text: 'practice new' })).json());
    await post('turn', { ...who, eventId: crypto.randomUUID(), form: form.id, about: form.about, page: 0, to: 'next', values: { title: TITLES.en[0] } });

    await post('say', { ...who, eventId: crypto.randomUUID(), text: `practice word ${form.about.practice}` });
    const entry = await soon(async () => (await entries()).find(({ file }) => file !== null));
    const given = await fileAt(entry.id, 'Ana');
    const bytes = new Uint8Array(await given.arrayBuffer());
    const back = rewriteDocx(bytes, ...TITLES.en);
    const upload = (headers: Readonly<Record<string, string>>) => fetch(`${url}web/file?${String(new URLSearchParams({ ...who, eventId: crypto.randomUUID(), file: 'draft.docx' }))}`, { method: 'POST', body: new Uint8Array(back), headers });
    const sent = await upload({ 'content-type': 'application/octet-stream' });
    const shown = await soon(async () => (await entries()).find(({ text }) => text.includes('In the file: ')));
    const foreign = await upload({ 'content-type': 'application/octet-stream', origin: 'https://evil.example' });
    const simple = await upload({ 'content-type': 'text/plain' });

    expect(given.headers.get('content-disposition')).toContain('attachment; filename="One-stop centre in Busia.docx"');
    expect((await fileAt(entry.id, 'Daniel')).status).toBe(404);
    expect(sent.status).toBe(200);
    expect(shown.text).toContain(`Before: ${TITLES.en[0]}\nIn the file: ${TITLES.en[1]}`);
    expect([foreign.status, simple.status]).toEqual([403, 400]);
  });
});

async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  throw new Error('this did not come about');
}
