import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeGroup, replyToGroup, setApart } from '../../src/requests/reply.js';
import { KEPT_UNDER_ANSWER_MS } from '../../src/requests/question.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { channel, questionRoom } from '../support/question-room.js';

const [egypt, inThread] = [channel('C-egypt'), channel('C-egypt', 'thread-7')];
const morocco = channel('C-morocco');
const wifi = 'Is there Wi-Fi in the conference building?';
const wifiInFrench = 'Y a-t-il du Wi-Fi dans le bâtiment de la conférence ?';
const desk = { by: 'slack:T1/ana', today: CalendarDate.parse('2026-03-11') };
const words = { texts: { en: 'Yes, with a badge.' }, source: 'https://www.un.org/', wordings: ['Can we use Wi-Fi in the building?'], expiresOn: null };

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => {
  room = await questionRoom();
});
afterEach(() => room.close());

const reply = (group: number) => room.store.transact((tx) => replyToGroup(group, words, desk, { ...room.tools, tx }));
const queue = () => room.store.reads.requests.queue();

describe('an answer', () => {
  it('is changed in place once somebody pressed, so that others see it', async () => {
    const [answer] = await room.says('youssef', inThread, wifi);

    const [changed] = await room.presses('mariam', inThread, answer, 'questions.ask');

    expect(answer?.buttons.map(({ id }) => id)).toContain('questions.ask');
    expect(changed).toMatchObject({ updates: answer?.receipt.replace('posted-', ''), receipt: answer?.receipt, thread: 'thread-7' });
    expect(changed?.text).toBe(`${answer?.text}\nAsked. The reply comes here. Your question and your name are forgotten after that.`);
    expect(changed?.buttons.map(({ id }) => id).filter((id) => id.startsWith('questions.'))).toEqual([]);
  });

  it('is asked about once, however many press', async () => {
    const [answer] = await room.says('youssef', egypt, wifi);

    await room.presses('youssef', egypt, answer, 'questions.ask');
    const [second] = await room.presses('mariam', egypt, answer, 'questions.ask');

    expect(second?.text).toBe('Somebody pressed this before; nothing more was done.');
    expect(await queue()).toHaveLength(1);
  });

  it('cannot be asked about from another conversation', async () => {
    const [answer] = await room.says('youssef', egypt, wifi);

    const [elsewhere] = await room.presses('mariam', morocco, answer, 'questions.ask');

    expect(elsewhere?.text).toContain('hold none here now');
    expect(await queue()).toEqual([]);
  });

  it('is not asked about after a day: the question is forgotten', async () => {
    const [answer] = await room.says('youssef', egypt, wifi);
    room.clock.pass(KEPT_UNDER_ANSWER_MS + 1);

    const [late] = await room.presses('youssef', egypt, answer, 'questions.ask');
    const forgotten = await room.forget();

    expect(late?.text).toContain('I keep a question for one day only');
    expect(forgotten).toBe(1);
    expect(await room.store.reads.requests.findAsked(answer?.receipt.replace('posted-', '') ?? '')).toBeUndefined();
  });

  it('puts its question beside alike ones, and what was wrong among what was not known', async () => {
    for (const [place, text] of [[egypt, wifi], [morocco, 'is there Wi-Fi in that conference building'], [morocco, 'Will the opening be streamed with sign language?']] as const) {
      const [answer] = await room.says('youssef', place, text);
      await room.presses('youssef', place, answer, 'questions.ask');
    }
    const [date] = await room.says('youssef', egypt, 'When is the next IMRF?');
    await room.presses('youssef', egypt, date, 'questions.wrong');

    expect((await queue()).map(({ number, group, why }) => [number, group, why])).toEqual([[1, 1, 'unanswered'], [2, 1, 'unanswered'], [3, 3, 'unanswered'], [4, 4, 'wrong']]);
  });
});

describe('a reply', () => {
  it('goes once to each place where it was asked, in the language of the question', async () => {
    for (const [place, text] of [[egypt, wifi], [egypt, wifi], [inThread, wifi], [morocco, wifiInFrench]] as const) {
      const [answer] = await room.says('youssef', place, text);
      await room.presses('youssef', place, answer, 'questions.ask');
    }

    const replied = await reply(1);
    const left = await room.send();

    expect(replied).toMatchObject({ kind: 'replied', places: 3 });
    expect(left.map(({ conversation, thread, text }) => [conversation, thread, text.split('\n')[0]])).toEqual([
      ['C-egypt', null, 'The Secretariat replies to your question of 3 March 2026:'],
      ['C-egypt', 'thread-7', 'The Secretariat replies to your question of 3 March 2026:'],
      ['C-morocco', null, 'Le secrétariat répond à votre question du 3 mars 2026 :'],
    ].sort());
    expect(left.find(({ conversation }) => conversation === 'C-morocco')?.text).toContain('En anglais :\nYes, with a badge.');
  });

  it('leaves nothing of question and place: no row, no delivery, no word in the audit trail', async () => {
    const [answer] = await room.says('youssef', inThread, wifi);
    await room.presses('youssef', inThread, answer, 'questions.ask');
    await reply(1);
    await room.send();

    await room.forget();

    expect(await queue()).toEqual([]);
    expect((await room.store.reads.deliveries.deliveries({ limit: 99 })).filter(({ saying }) => saying.says === 'questions.replied')).toEqual([]);
    expect((await room.store.reads.records.entries(99)).map(({ action, subject, after }) => [action, subject, after])).toEqual([['questions.reply', 'Q-1', { places: 1, knowledge: 'K-1' }]]);
  });

  it('reaches no one whose wording was taken out of the group: that gets its own', async () => {
    for (const [place, text] of [[egypt, wifi], [morocco, 'Is there free Wi-Fi in the conference hotel?']] as const) {
      const [answer] = await room.says('youssef', place, text);
      await room.presses('youssef', place, answer, 'questions.ask');
    }
    const apart = await room.store.transact(async (tx) => [await setApart(2, desk, { ...room.tools, tx }), await setApart(1, desk, { ...room.tools, tx }), await setApart(9, desk, { ...room.tools, tx })]);

    await reply(1);

    expect(apart).toEqual([{ kind: 'apart' }, { kind: 'refused', code: 'is-first', said: 'Q-1' }, { kind: 'refused', code: 'no-group', said: 'Q-9' }]);
    expect((await room.send()).map(({ conversation }) => conversation)).toEqual(['C-egypt']);
    expect((await queue()).map(({ number, group }) => [number, group])).toEqual([[2, 2]]);
  });

  it('is refused where nothing waits, and then keeps nothing', async () => {
    expect(await reply(7)).toEqual({ kind: 'refused', code: 'no-group', said: 'Q-7' });
    expect(await room.store.reads.requests.knowledge()).toEqual([]);
  });

  it('that is none tells why, where it was asked', async () => {
    const [answer] = await room.says('youssef', inThread, wifi);
    await room.presses('youssef', inThread, answer, 'questions.ask');

    await room.store.transact((tx) => closeGroup(1, 'This is for the General Assembly to tell.', desk, { ...room.tools, tx }));

    expect((await room.send()).map(({ thread, text }) => [thread, text])).toEqual([
      ['thread-7', 'The Secretariat closed your question of 3 March 2026 without a reply. Its reason:\nThis is for the General Assembly to tell.\nYour question is forgotten.'],
    ]);
  });

  it('keeps wordings that a face could not show in an input, where the rest of it is changed', async () => {
    const wordings = Array.from({ length: 8 }, (_, n) => `${n}: ${'Is there a net in the building? '.repeat(15)}`.trim());
    await room.store.transact(async (tx) => {
      const person = await tx.people.meet('ana', { platform: 'slack', tenant: 'T1', user: 'ana' });
      await tx.people.grant(person.id, { role: 'approver', network: null });
    });
    const [answer] = await room.says('youssef', egypt, wifi);
    await room.presses('youssef', egypt, answer, 'questions.ask');
    await room.store.transact((tx) => replyToGroup(1, { ...words, wordings }, desk, { ...room.tools, tx }));

    await room.happens('ana', egypt, { kind: 'submitted', form: 'questions.knowledge', about: { knowledge: '1' }, values: { 'text-en': 'Yes, without a badge.' } });

    expect(await room.store.reads.requests.knowledge()).toMatchObject([{ revision: 2, texts: { en: 'Yes, without a badge.' }, wordings: wordings.map((text) => ({ text })) }]);
  });

  it('is never repeated to a question that the ledger answers', async () => {
    const [answer] = await room.says('youssef', egypt, wifi);
    await room.presses('youssef', egypt, answer, 'questions.ask');
    await room.store.transact((tx) => replyToGroup(1, { ...words, wordings: ['When is the next IMRF?'] }, desk, { ...room.tools, tx }));
    await room.send();

    const [date] = await room.says('mariam', morocco, 'When is the next IMRF?');

    expect(date?.text).toMatch(/^5–8 May 2026/);
  });
});
