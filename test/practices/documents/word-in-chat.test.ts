import { docxOf } from '../../support/office/plain-docx.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileDesk } from '../../../src/file-desk.js';
import type { Message } from '../../../src/chat/message.js';
import { readBytes } from '../../../src/files/read-bytes.js';
import { rewriteDocx } from '../../support/office/rewrite-docx.js';
import { SHIPPED_FORMS } from '../../support/practice-forms.js';
import { practiceRoom } from '../room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => (room = await practiceRoom()));
afterEach(() => room.close());

const account = (user: string) => ({ platform: 'web' as const, tenant: 'local', user });
const alone = (user: string) => ({ platform: 'web' as const, tenant: 'local', conversation: `person-${user}`, kind: 'person' as const, route: null });
const desk = () => fileDesk({ store: room.store, practiceForms: SHIPPED_FORMS, networks: new Map(), clock: room.clock, readBytes });

/** Amina's draft, with a title and a summary. */
async function begun(): Promise<string> {
  const { direct } = await room.does('amina', { kind: 'said', text: 'practice new' });
  const id = direct.kind === 'open-form' ? (direct.form.about['practice'] ?? '') : '';
  await writes(id, 'amina', { title: 'One-stop centre in Busia', summary: 'A place for all papers.' });
  return id;
}

async function writes(id: string, user: string, values: Readonly<Record<string, string>>): Promise<void> {
  const { fieldsOf } = room.store.reads.practices;
  await room.store.transact(async (tx) => {
    const person = await tx.people.meet('x', account(user));
    for (const [field, value] of Object.entries(values)) await tx.practices.keepField(id, { field, value, by: person.id, at: room.clock.machineNow() }, (await fieldsOf(id)).find((one) => one.field === field)?.revision ?? 0);
  });
}

async function asWord(id: string): Promise<Uint8Array> {
  const { messages } = await room.does('amina', { kind: 'said', text: `practice word ${id}` });
  const file = messages[0]?.file;
  const bytes = file === undefined ? undefined : await desk().write(file, account('amina'), alone('amina'));
  if (bytes === undefined) throw new Error('no file was offered');
  return bytes;
}

async function sendsBack(user: string, bytes: Uint8Array, name = 'draft.docx') {
  return (await room.does(user, { kind: 'handed', files: [{ name, reading: await desk().read(name, bytes) }] })).messages;
}

const buttonsIn = (message: Message | undefined) => message?.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : [])) ?? [];

async function presses(user: string, message: Message | undefined, action: string) {
  const { messages, direct } = await room.presses(user, action, buttonsIn(message).find(({ id }) => id === action)?.value);
  return { message: messages[0], direct };
}

const values = async (id: string) => (await room.store.reads.practices.findPractice(id))?.values;

describe('a draft goes out as a Word file and comes back', () => {
  it('shows the one field that differs, before and after, and takes it only when told to', async () => {
    const id = await begun();
    const edited = rewriteDocx(await asWord(id), 'One-stop centre in Busia', 'One-stop centre in Malaba');

    const [shown] = await sendsBack('amina', edited);
    const untouched = await values(id);
    const taken = await presses('amina', shown, 'practices.take-all');

    expect(shown?.text).toContain('Before: One-stop centre in Busia\nIn the file: One-stop centre in Malaba');
    expect(shown?.text).not.toContain('A place for all papers.');
    expect(untouched).toMatchObject({ title: 'One-stop centre in Busia' });
    expect(taken.message?.text).toContain('Taken into One-stop centre in Malaba');
    expect(await values(id)).toEqual({ title: 'One-stop centre in Malaba', summary: 'A place for all papers.' });
  });

  it('says so where nothing differs', async () => {
    const [said] = await sendsBack('amina', await asWord(await begun()));

    expect(said?.text).toBe('One-stop centre in Busia: the file says what the draft says. Nothing was changed.');
  });

  it('takes nothing of it when it is left, and nothing later', async () => {
    const id = await begun();
    const [shown] = await sendsBack('amina', rewriteDocx(await asWord(id), 'in Busia', 'in Malaba'));

    const left = await presses('amina', shown, 'practices.leave');
    const late = await presses('amina', shown, 'practices.take-all');

    expect(left.message?.text).toContain('Nothing was taken');
    expect(late.message).toMatchObject({ refusal: true });
    expect(await values(id)).toMatchObject({ title: 'One-stop centre in Busia' });
  });

  it('takes only the fields that are chosen, and keeps the rest to choose', async () => {
    const id = await begun();
    const sent = await asWord(id);
    const [shown] = await sendsBack('amina', rewriteDocx(rewriteDocx(sent, 'in Busia', 'in Malaba'), 'all papers', 'every paper'));
    const { direct } = await presses('amina', shown, 'practices.take-some');
    if (direct.kind !== 'open-form') throw new Error('no form opened');

    const chosen = await room.does('amina', { kind: 'submitted', form: direct.form.id, about: direct.form.about, values: { fields: ['summary'] } });
    const between = await values(id);
    await presses('amina', chosen.messages[0], 'practices.take-all');

    expect(direct.form.pages[0]?.fields[0]?.options?.map((one) => one.id)).toEqual(['title', 'summary']);
    expect(between).toEqual({ title: 'One-stop centre in Busia', summary: 'A place for every paper.' });
    expect(await values(id)).toEqual({ title: 'One-stop centre in Malaba', summary: 'A place for every paper.' });
  });
});

describe('two who write the same field', () => {
  it('shows both texts where a colleague wrote since the file was made, and takes it only by choice', async () => {
    const id = await begun();
    const edited = rewriteDocx(await asWord(id), 'in Busia', 'in Malaba');
    await writes(id, 'ben', { title: 'Three centres' });

    const [shown] = await sendsBack('amina', edited);
    const forged = await room.presses('amina', 'practices.take-all', buttonsIn(shown)[0]?.value);

    expect(shown?.text).toContain('A colleague wrote here since the file was made');
    expect(shown?.text).toContain('Before: Three centres\nIn the file: One-stop centre in Malaba');
    expect(buttonsIn(shown).map((one) => one.id)).toEqual(['practices.take-some', 'practices.leave']);
    expect(forged.messages[0]?.text).toContain('Nothing was taken');
    expect(await values(id)).toMatchObject({ title: 'Three centres' });
  });

  it('overwrites nothing that was written between showing and taking, and shows it then', async () => {
    const id = await begun();
    const [shown] = await sendsBack('amina', rewriteDocx(await asWord(id), 'in Busia', 'in Malaba'));
    await writes(id, 'ben', { title: 'Three centres' });

    const { message, direct } = await presses('amina', shown, 'practices.take-all');

    expect(direct.kind).toBe('nothing');
    expect(message?.text).toContain('Somebody wrote meanwhile in: ');
    expect(message?.text).toContain('Before: Three centres\nIn the file: One-stop centre in Malaba');
    expect(await values(id)).toMatchObject({ title: 'Three centres' });
  });
});

describe('rights', () => {
  it('gives nobody a draft, nor takes anything into it, because a file names it', async () => {
    const id = await begun();
    const edited = rewriteDocx(await asWord(id), 'in Busia', 'in Malaba');
    const eve = { platform: 'web' as const, network: null };

    const handed = await room.does('eve', { kind: 'handed', files: [{ name: 'x.docx', reading: await desk().read('x.docx', edited) }] }, eve);
    const asked = await room.does('eve', { kind: 'said', text: `practice word ${id}` }, eve);
    const [shown] = await sendsBack('amina', edited);
    const pressed = await room.does('eve', { kind: 'pressed', action: 'practices.take-all', value: buttonsIn(shown)[0]?.value, message: null }, eve);

    for (const { messages } of [handed, asked, pressed]) expect(messages[0]).toMatchObject({ refusal: true });
    expect(asked.messages[0]?.file).toBeUndefined();
    expect(await desk().write({ draft: id, name: 'x.docx' }, account('eve'), alone('eve'))).toBeUndefined();
    expect(await values(id)).toMatchObject({ title: 'One-stop centre in Busia' });
  });

  it('takes nothing into a draft that was handed in meanwhile', async () => {
    const id = await begun();
    const [shown] = await sendsBack('amina', rewriteDocx(await asWord(id), 'in Busia', 'in Malaba'));
    await room.store.transact((tx) => tx.practices.stepPractice(id, 1, { state: 'submitted', submittedAt: room.clock.machineNow(), at: room.clock.machineNow() }));

    const { message } = await presses('amina', shown, 'practices.take-all');

    expect(message).toMatchObject({ refusal: true });
    expect(await values(id)).toMatchObject({ title: 'One-stop centre in Busia' });
  });
});

describe('what is no draft from here', () => {
  it.each([
    ['a picture that is called so', 'draft.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'This is no Word file that I can read'],
    ['a file with a password', 'draft.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'locked with a password'],
    ['a file that is far too large', 'draft.docx', new Uint8Array(10_000_001), 'too large'],
    ['a program', 'run.exe', new Uint8Array([0x4d, 0x5a, 0, 0]), 'letter'],
  ])('is refused with what to do instead: %s', async (_what, name, bytes, said) => {
    const [message] = await sendsBack('amina', bytes, name);

    expect(message).toMatchObject({ refusal: true });
    expect(message?.text).toContain(said);
  });

  it('is refused where it was made with a form that nobody knows here', async () => {
    const id = await begun();
    const reading = await desk().read('draft.docx', await asWord(id));
    if (reading.kind !== 'draft') throw new Error('not read as a draft');

    const { messages } = await room.does('amina', { kind: 'handed', files: [{ name: 'draft.docx', reading: { ...reading, formVersion: 99 } }] });

    expect(messages[0]?.text).toContain('a form that I do not know');
  });

  it('is read as a letter: its dates are checked', async () => {
    const messages = await sendsBack('amina', docxOf('The forum takes place on 5 May 2026.'), 'invitation.docx');

    expect(messages.map((one) => one.text)[0]).toContain('This file is no draft from here');
    expect(messages[1]?.text).toContain('5 May 2026');
  });
});
