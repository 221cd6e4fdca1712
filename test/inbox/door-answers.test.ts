import { describe, expect, it } from 'vitest';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { entrance, said } from './door-room.js';

const words = (text: string): DirectAnswer => ({ kind: 'say', message: { text, language: 'en', about: [], blocks: [] } });

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
});
