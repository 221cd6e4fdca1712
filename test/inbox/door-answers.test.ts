import { describe, expect, it } from 'vitest';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { entrance, said } from './door-room.js';

const words = (text: string): DirectAnswer => ({ kind: 'say', message: { text, language: 'en', about: [], blocks: [] } });

const wrong: DirectAnswer = { kind: 'form-errors', form: { id: 'f', version: 1, about: {}, language: 'en', title: 'A form', submitLabel: 'Send', pages: [{ title: 'A form', fields: [] }] }, page: 0, values: {}, errors: { title: 'It is needed.' } };

describe('the door', () => {
  it('answers in the same request, after what came earlier in the same conversation', async () => {
    const { door, done } = await entrance({ decide: ({ incoming: { eventId } }) => words(`answer to ${eventId}`) });
    await door.keep(said('e1'));

    const answer = await door.handle(said('e2'));

    expect(answer).toEqual(words('answer to e2'));
    expect(done).toEqual(['e1', 'e2']);
  });

  it('has nothing to answer where an event is known already', async () => {
    const { door, done } = await entrance({ decide: () => words('here') });
    await door.handle(said('e1'));

    expect(await door.handle(said('e1'))).toEqual({ kind: 'nothing' });
    expect(done).toEqual(['e1']);
  });

  it('takes a form that came back with what is wrong in it anew, also in another life: nothing of it was taken', async () => {
    const answers = [wrong, wrong, words('taken')];
    const { door, outcomes } = await entrance({ decide: () => answers.shift() });

    const first = await door.handle(said('form'));
    const again = await door.handle(said('form'));
    const third = await door.handle(said('form'));

    expect([first, again, third, await door.handle(said('form'))]).toEqual([wrong, wrong, words('taken'), { kind: 'nothing' }]);
    expect(Object.values(outcomes()).sort()).toEqual(['done', 'not-taken', 'not-taken']);
    expect(outcomes()).toMatchObject({ form: 'done' });
  });
});
