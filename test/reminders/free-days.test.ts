import { afterEach, describe, expect, it } from 'vitest';
import { channel, questionRoom, type Left } from '../support/question-room.js';

const kenya = channel('C1');
let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

async function kenyaRoom(...said: string[]) {
  const room = await questionRoom('2026-12-01T10:00:00Z');
  close = room.close;
  for (const text of said) await room.says('UAMINA', kenya, text);
  const says = async (text: string): Promise<Left | undefined> => (await room.says('UAMINA', kenya, text))[0];
  return { ...room, says };
}

describe('the free days of a network', () => {
  it('are its public holidays and what it adds; a reminder then comes on the working day before, and the preview says why', async () => {
    const { says } = await kenyaRoom('network KE', 'remind 14 days before every date on working days');

    const before = await says('preview');
    const added = await says('free days add 2026-12-04 Retreat');
    const after = await says('preview');
    const listed = await says('free days');

    expect(before?.text).toContain('Friday 4 December 2026, 09:00\nInternational Migrants Day 2026: 14 days before');
    expect(added?.text).toBe('Friday 4 December 2026 is a free day here from now on: reminders come on the working day before.');
    expect(after?.text).toContain('Thursday 3 December 2026, 09:00\nInternational Migrants Day 2026: 14 days before (moved from Friday 4 December 2026: Retreat)');
    expect(listed?.text).toContain('Friday 4 December 2026: Retreat\nSaturday 12 December 2026: Jamhuri Day');
  });

  it('are taken back with the button, and only once', async () => {
    const { says, pressesButton } = await kenyaRoom('network KE');
    const added = await says('free days add 2026-12-04');

    const [undone] = await pressesButton('UAMINA', kenya, added, added?.buttons[0]);
    const [again] = await pressesButton('UAMINA', kenya, added, added?.buttons[0]);

    expect(undone?.text).toContain('Taken back');
    expect(again?.text).toContain('nothing was taken back');
    expect((await says('free days'))?.text).not.toContain('4 December');
  });

  it('can be worked: a holiday that the network removes moves nothing', async () => {
    const { says, store } = await kenyaRoom('network KE');

    const removed = await says('free days remove 25 December 2026');

    expect(removed?.text).toBe('Friday 25 December 2026 is a working day here from now on.');
    expect((await says('free days'))?.text).toContain('Friday 25 December 2026: working day');
    expect(await says('free days add 25 December 2026').then((one) => one?.text)).toContain('is a free day here from now on');
    expect(await store.reads.reminders.freeDays('KE')).toEqual([]);
  });

  it.each([
    ['free days add 2026-12-25', 'It is so already.'],
    ['free days add some day', 'I cannot read the day. For example: free days add 2026-12-24'],
  ])('answers %s', async (text, expected) => {
    const { says } = await kenyaRoom('network KE');

    expect((await says(text))?.text).toBe(expected);
  });

  it('belong to a network, so one is asked for first', async () => {
    const { says } = await kenyaRoom();

    expect((await says('free days'))?.text).toBe('Set the network first, for example: network KE');
  });

  it('of a country whose holidays nobody knows are its weekend alone, and the answers say so', async () => {
    const { says } = await kenyaRoom('network NP');

    const set = await says('remind one week before every date');

    expect(set?.text).toContain('I do not know the public holidays here, so only the weekend counts.');
    expect((await says('preview'))?.text).toContain('only the weekend counts');
    expect((await says('free days'))?.text).toContain('I do not know the public holidays here.');
  });
});

describe('what was set can be undone whole', () => {
  it('brings back what was chosen, the hour and the free days', async () => {
    const { says, pressesButton } = await kenyaRoom('network KE', 'remind us one week before every deadline in Africa at 8:00');
    const changed = await says('remind 14d');

    await pressesButton('UAMINA', kenya, changed, changed?.buttons[0]);

    expect((await says('reminders'))?.text).toBe('Set here: 7 days before; at 08:00, Africa/Nairobi.\nFor: deadlines only, Africa.\nOn a weekend or public holiday the reminder comes on the working day before.');
  });
});

describe('a preview in chat', () => {
  it('reads the days that are said, and says when there is nothing', async () => {
    const { says } = await kenyaRoom('network KE', 'remind 14d');

    expect((await says('preview 2026-12-01 2026-12-03'))?.text).toBe('From 1 December 2026 to 3 December 2026 I would send nothing here.');
    expect((await says('preview December'))?.text).toContain('14 days before');
    expect((await says('preview blue'))?.text).toContain('I cannot read these days.');
  });
});
