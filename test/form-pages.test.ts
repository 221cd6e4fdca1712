import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Happening, Incoming } from '../src/chat/incoming.js';
import type { FormAnswer } from '../src/chat/platform.js';
import { wordsIn } from '../src/language/words.js';
import { openFormHouse, type FormHouse } from './support/form-house.js';
import { PRACTICE } from './support/sample-practice.js';

let house: FormHouse;
let events = 0;
beforeEach(async () => {
  house = await openFormHouse();
});
afterEach(() => house.close());

function doing(user: string, happening: Happening, eventId = `e${(events += 1)}`): Incoming {
  return { eventId, address: { platform: 'web', tenant: 'local', conversation: `person-${user}`, kind: 'person', route: null }, thread: null, account: { platform: 'web', tenant: 'local', user }, locale: null, canOpenForm: true, canPostLater: true, happening };
}

async function opened(user: string): Promise<FormAnswer> {
  const answer = await house.door.handle(doing(user, { kind: 'said', text: 'practice' }));
  if (!('form' in answer)) throw new Error(`expected a form, got ${answer.kind}`);
  return answer;
}

const turned = ({ form: { id, about } }: FormAnswer, page: number, values = PRACTICE[page] ?? {}) => ({ kind: 'turned', form: id, about, page, to: 'next', values }) as const;
const sent = ({ form: { id, about } }: FormAnswer, values = {}) => ({ kind: 'submitted', form: id, about, values }) as const;

describe('a form of several pages, on the server', () => {
  it('is another person’s for nobody: neither shown nor changed nor sent', async () => {
    const form = await opened('Amina');
    await house.door.handle(doing('Amina', turned(form, 0)));

    const looked = await house.door.handle(doing('Ben', { ...turned(form, 0, {}), to: 'back' }));
    const changed = await house.door.handle(doing('Ben', turned(form, 0, { title: 'Mine now' })));
    const stolen = await house.door.handle(doing('Ben', sent(form)));

    expect([looked, changed, stolen].map(({ kind }) => kind)).toEqual(['say', 'say', 'say']);
    expect(JSON.stringify([looked, changed, stolen])).not.toContain('Busia');
    expect(house.practices).toEqual([]);
    expect((await opened('Amina')).values).toMatchObject({ title: PRACTICE[0]?.['title'] });
  });

  it('is taken once, also when it is sent twice, and then is gone', async () => {
    const form = await opened('Amina');
    for (const page of PRACTICE.keys()) await house.door.handle(doing('Amina', turned(form, page)));
    const event = doing('Amina', sent(form), 'same');

    const answers = [await house.door.handle(event), await house.door.handle(event), await house.door.handle(doing('Amina', sent(form)))];

    expect(answers.map(({ kind }) => kind)).toEqual(['close-form', 'nothing', 'say']);
    expect(answers[2]).toMatchObject({ message: { text: wordsIn('en').say('form.gone') } });
    expect(house.practices).toHaveLength(1);
    expect((await opened('Amina')).values).toEqual({});
  });

  it('is shown at the first page that is wrong when it is sent too early, and keeps what came with it', async () => {
    const form = await opened('Amina');
    await house.door.handle(doing('Amina', turned(form, 0)));

    const answer = await house.door.handle(doing('Amina', sent(form, PRACTICE[6] ?? {})));

    expect(answer).toMatchObject({ kind: 'form-errors', page: 1, values: { submitterName: 'Amina', title: PRACTICE[0]?.['title'] } });
    expect(house.practices).toEqual([]);
  });

  it('goes on in the language in which it was opened', async () => {
    const { address } = doing('Amina', { kind: 'joined' });
    await house.settle(address, 'fr');
    const form = await opened('Amina');
    await house.settle(address, 'ru');

    const answer = await house.door.handle(doing('Amina', turned(form, 0)));

    expect(answer).toMatchObject({ kind: 'turn-form', form: { language: 'fr' } });
  });
});
