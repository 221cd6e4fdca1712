import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../src/reminders/subscription.js';
import { channel, questionRoom } from '../support/question-room.js';

let room: Awaited<ReturnType<typeof questionRoom>>;
const thread = channel('networks', 'thread-1');
const day = 'migrants-day-2026';

beforeEach(async () => {
  room = await questionRoom('2026-11-24T09:00:00Z');
});
afterEach(() => room.close());

/** What is set in the only conversation. */
async function isSet() {
  const [one] = await room.store.reads.reminders.subscriptions();
  return one === undefined ? undefined : { offsetsDays: one.offsetsDays, only: one.choice.only, also: one.also };
}

describe('a wish that leans on what was told', () => {
  it.each([
    ['When is International Migrants Day in 2026?', 'remind us two weeks before that'],
    ['Quand est la Journée internationale des migrants en 2026 ?', 'rappelle-nous deux semaines avant'],
    ['¿Cuándo es el Día Internacional del Migrante en 2026?', 'recuérdanos dos semanas antes'],
    ['Когда Международный день мигранта в 2026 году?', 'напомни нам за две недели до этого'],
    ['متى اليوم الدولي للمهاجرين في 2026؟', 'ذكرنا قبل ذلك بأسبوعين'],
    ['2026年国际移民日是什么时候？', '提醒我们提前两周'],
  ])('is for that date alone (%s %s)', async (question, wish) => {
    await room.says('amina', thread, question);
    await room.says('amina', thread, wish);

    expect(await isSet()).toEqual({ offsetsDays: [14], only: day, also: [] });
  });

  it('leaves what was set for others as it is, says so, and can be taken back', async () => {
    await room.says('amina', thread, 'remind 30d');
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    const [said] = await room.says('amina', thread, 'remind us two weeks before that');
    const both = await isSet();
    await room.presses('amina', thread, said, 'reminders.undo');

    expect(both).toEqual({ offsetsDays: [30], only: null, also: [{ milestone: day, offsetsDays: [14] }] });
    expect(said?.text).toMatch(/30 days before[\s\S]*Besides, for International Migrants Day.*: 14 days before/);
    expect(await isSet()).toEqual({ offsetsDays: [30], only: null, also: [] });
  });

  it('leaves what was set for others as it is also where it is about the date that came first', async () => {
    const forum = 'imrf-2030';
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    await room.says('amina', thread, 'remind us two weeks before that');
    await room.says('amina', thread, 'When is the IMRF in 2030?');
    await room.says('amina', thread, 'remind us one week before that');
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    await room.says('amina', thread, 'remind us three days before that');

    expect(await isSet()).toEqual({ offsetsDays: [14, 3], only: day, also: [{ milestone: forum, offsetsDays: [7] }] });
  });

  it('leaves how many a day, and working days, as they are for the only date', async () => {
    await room.happens('amina', thread, { kind: 'submitted', form: 'reminders', about: {}, values: { offsets: ['14'], only: day, most: '1', days: 'working' } });
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    await room.says('amina', thread, 'remind us three days before that');

    expect((await room.store.reads.reminders.subscriptions())[0]).toMatchObject({ offsetsDays: [14, 3], mostADay: 1, onWorkingDays: true });
  });

  it('asks which where several were told, and takes the one that is chosen', async () => {
    await room.says('amina', thread, 'What is coming up next?');
    const [which] = await room.says('amina', thread, 'remind us two weeks before that');
    const meanwhile = await isSet();
    await room.presses('amina', thread, which, 'answer.show');
    await room.says('amina', thread, 'remind us two weeks before that');

    expect(meanwhile).toBeUndefined();
    expect((await isSet())?.only).not.toBeNull();
  });

  it.each(['remind 14d', 'remind us two weeks before every date', 'remind us two weeks before each deadline', 'rappelle-nous deux semaines avant chaque date'])('is none where it says what it is for (%s)', async (wish) => {
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    await room.says('amina', thread, wish);

    expect(await isSet()).toEqual({ offsetsDays: [14], only: EVERYTHING.only, also: [] });
  });

  it('is for every date after ten minutes, as before', async () => {
    await room.says('amina', thread, 'When is International Migrants Day in 2026?');
    room.clock.pass(10 * 60_000);
    await room.says('amina', thread, 'remind us two weeks before');

    expect(await isSet()).toEqual({ offsetsDays: [14], only: null, also: [] });
  });
});
