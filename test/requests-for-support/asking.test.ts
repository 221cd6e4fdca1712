import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channel } from '../support/question-room.js';
import { supportRoom } from '../support/support-room.js';

const [kenya, morocco] = [channel('C-kenya'), channel('C-morocco')];

let room: Awaited<ReturnType<typeof supportRoom>>;
beforeEach(async () => {
  room = await supportRoom();
});
afterEach(() => room.close());

const texts = async (user: string, words: string, place = kenya) => (await room.says(user, place, words)).map(({ text }) => text).join('\n');
const findRequest = (number: number) => room.store.reads.support.findRequest(number);

describe('asking', () => {
  it.each([
    ['en', 'can someone review our terms of reference?', 'Ask for this'],
    ['fr', 'quelqu’un peut-il relire nos termes de référence ?', 'Demander cela'],
    ['es', '¿quién puede revisar nuestros términos de referencia?', 'Pedir esto'],
    ['ru', 'кто может проверить наш круг ведения?', 'Запросить это'],
    ['ar', 'من يمكنه مراجعة اختصاصات شبكتنا؟', 'اطلبوا هذا'],
    ['zh', '谁能审阅我们的职权范围？', '申请此项'],
  ])('is offered under an answer about what can be asked for, in %s', async (_language, question, label) => {
    const [answer] = await room.says('amina', kenya, question);

    expect(answer?.buttons.find(({ id }) => id === 'support.ask')).toMatchObject({ label, value: { offer: 'support:secretariat-support' }, typed: 'support ask secretariat-support' });
  });

  it('takes what the form holds, says its code, and tells the Secretariat where its week is told', async () => {
    const desk = channel('C-desk');
    await room.says('ana', desk, 'weekly on');
    const [answer] = await room.says('amina', kenya, 'can someone review our terms of reference?');

    const asked = await room.fillsIn('amina', kenya, answer, 'support.ask', { kind: '4', what: 'Eight pages, drafted by the ministry.', by: '2027-01-15', language: 'fr', link: 'https://example.org/tor' });

    expect(asked.form.pages[0]?.fields.map(({ id }) => id)).toEqual(['kind', 'what', 'by', 'language', 'link']);
    expect(asked.left.map(({ conversation, text }) => [conversation, text])).toEqual([
      ['C-kenya', 'Your request is with the Secretariat as R-1: review of a document, such as terms of reference. Each step is told here.\nTo see it: support R-1. To take it back: support withdraw R-1.'],
      ['C-desk', 'New request R-1: review of a document, such as terms of reference.'],
    ]);
    expect(await findRequest(1)).toMatchObject({ state: 'new', what: 'Eight pages, drafted by the ministry.', wantedBy: '2027-01-15', inLanguage: 'fr', link: 'https://example.org/tor', asker: 'slack:T1/amina' });
  });

  it('asks of each offer only what it needs, and shows the caution of the letter', async () => {
    const [offers] = await room.says('amina', kenya, 'support');
    const travel = offers?.buttons.find(({ value }) => value['offer'] === 'support:imrf-travel-window');
    const { direct } = await room.happens('amina', kenya, { kind: 'pressed', action: 'support.ask', value: travel?.value, message: null });

    const fields = direct.kind === 'open-form' ? direct.form.pages[0]?.fields : [];
    const asked = await texts('amina', 'support ask imrf-travel-window four people from the ministry 2027-03-01');

    expect(offers?.buttons.map(({ value }) => value['offer'])).toEqual(['support:secretariat-support', 'support:unct-training', 'support:champion-countries', 'support:migration-mptf', 'support:imrf-travel-window']);
    expect(fields?.map(({ id }) => id)).toEqual(['what', 'by']);
    expect(fields?.[0]?.help).toContain('Nothing was found for 2026 or 2030: the request is taken, nothing is promised.');
    expect(asked).toContain('nothing is promised');
    expect(await findRequest(1)).toMatchObject({ offer: 'support:imrf-travel-window', wantedBy: '2027-03-01' });
  });

  it.each([
    [{ what: '' }, 'what'], [{ what: 'words', link: 'ftp://example.org' }, 'link'], [{ what: 'words', by: '2026-12-01' }, 'by'], [{ what: 'words', kind: '99' }, 'kind'], [{ what: 'x'.repeat(3_001) }, 'what'],
  ])('shows what is wrong beside its field: %j', async (wrong, field) => {
    const [offers] = await room.says('amina', kenya, 'support');

    const { direct } = await room.fillsIn('amina', kenya, offers, 'support.ask', { kind: '4', ...wrong });

    expect(direct.kind === 'form-errors' ? Object.keys(direct.errors) : direct.kind).toEqual([field]);
    expect(await room.store.reads.support.requests()).toEqual([]);
  });

  it('refuses what is not offered, from whatever button or form it comes', async () => {
    const forged = [{ offer: 'support:network-hub' }, { offer: 'support:nothing' }, { offer: 'objective:7' }, 'words', null];
    const pressed = [];
    for (const value of forged) pressed.push((await room.happens('amina', kenya, { kind: 'pressed', action: 'support.ask', value, message: null })).left[0]?.text);
    const { left } = await room.happens('amina', kenya, { kind: 'submitted', form: 'support.ask', about: { offer: 'support:network-hub' }, values: { what: 'words' } });

    for (const text of [...pressed, left[0]?.text]) expect(text).toContain('cannot be asked for here');
    expect(await room.store.reads.support.requests()).toEqual([]);
  });

  it('leaves questions that begin with the word to the answers', async () => {
    expect(await texts('amina', 'support for our regional review?')).not.toContain('I find no request');
  });
});

describe('who asked', () => {
  it('sees and withdraws her own, and nobody elsewhere learns of it', async () => {
    await texts('amina', 'support ask secretariat-support please review our terms of reference');

    const seen = await texts('amina', 'support R-1');
    const elsewhere = [await texts('youssef', 'support R-1', morocco), await texts('youssef', 'support withdraw R-1', morocco), await texts('youssef', 'support reply R-1 hello', morocco)];
    const beside = await texts('joseph', 'support withdraw R-1');
    const withdrawn = await texts('amina', 'support withdraw R-1');
    const again = await texts('amina', 'support withdraw R-1');

    expect(seen).toContain('R-1 · new · review of a document');
    for (const text of [...elsewhere, beside]) expect(text).toBe('I find no request R-1 here. Nothing was changed.');
    expect(withdrawn).toContain('withdrawn');
    expect(again).toBe('This request is withdrawn already. Nothing was changed.');
    const refused = (await room.store.reads.records.entries(20)).filter(({ outcome }) => outcome === 'refused').map(({ action, by }) => [action, by]);
    expect(refused).toEqual([['support.withdraw', 'slack:T1/joseph'], ['support.answer', 'slack:T1/youssef'], ['support.withdraw', 'slack:T1/youssef']]);
  });
});
