import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnOn } from '../../../src/answers/turns/turn.js';
import { wishInTurn } from '../../../src/answers/turns/wish-in-turn.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { channel, questionRoom } from '../../support/question-room.js';

const today = CalendarDate.parse('2026-11-24');
const QUESTION = 'When was the IMRF in 2026?';
let room: Awaited<ReturnType<typeof questionRoom>>;

beforeEach(async () => {
  room = await questionRoom('2026-11-24T09:00:00Z');
});
afterEach(() => room.close());

describe('turns in a channel', () => {
  it('belong to the thread, whoever writes in it', async () => {
    await room.says('amina', channel('networks', 't1'), QUESTION);

    const [there] = await room.says('ben', channel('networks', 't1'), 'and the hearing?');
    const [elsewhere] = await room.says('ben', channel('networks', 't2'), 'and the hearing?');

    expect(there?.text).toContain('4 May 2026');
    expect(elsewhere?.text).not.toContain('4 May 2026');
  });

  it('belong to the person where there is no thread', async () => {
    await room.says('amina', channel('networks'), QUESTION);

    const [hers] = await room.says('amina', channel('networks'), 'and the hearing?');
    const [his] = await room.says('ben', channel('networks'), 'and the hearing?');

    expect(hers?.text).toContain('4 May 2026');
    expect(his?.text).not.toContain('4 May 2026');
  });

  it('begin with a date code and with a button too', async () => {
    const [told] = await room.says('amina', channel('networks'), QUESTION);
    const code = /D-[A-Z0-9]+/.exec(told?.text ?? '')?.[0] ?? 'none';
    await room.says('ben', channel('networks'), code);

    const [his] = await room.says('ben', channel('networks'), 'and the hearing?');

    expect(his?.text).toContain('4 May 2026');
  });
});

describe('what is to be done with what was told', () => {
  it.each([
    ['add it to my calendar', 'calendar'], ['ajoute-le à mon calendrier', 'calendar'], ['agrégalo a mi calendario', 'calendar'], ['добавь в мой календарь', 'calendar'], ['أضفه إلى تقويمي', 'calendar'], ['加到我的日历', 'calendar'],
    ['copy it to forward', 'forward'], ['copie-le pour transmettre', 'forward'], ['cópialo para reenviar', 'forward'], ['скопируй для пересылки', 'forward'], ['انسخه لإعادة الإرسال', 'forward'], ['复制转发', 'forward'],
  ] as const)('is understood (%s)', (text, wish) => {
    expect(wishInTurn(text, turnOn(['imrf-2026'], 'en'), { language: 'en', today })).toBe(wish);
    expect(wishInTurn(text, undefined, { language: 'en', today })).toBeUndefined();
  });

  it.each(['add the hearing to our calendar', 'what is in our calendar in March 2027?', 'what is in our calendar?', 'forward imrf-2030'])('is no wish where it names something else (%s)', (text) => {
    expect(wishInTurn(text, turnOn(['imrf-2026'], 'en'), { language: 'en', today })).toBeUndefined();
  });

  it('is given: the text to forward, and the address of a calendar or why there is none', async () => {
    await room.says('amina', channel('networks', 't1'), QUESTION);

    const [copy] = await room.says('amina', channel('networks', 't1'), 'forward it');
    const [calendar] = await room.says('amina', channel('networks', 't1'), 'add it to my calendar');

    expect(copy?.text).toContain('5–8 May 2026');
    expect(calendar?.text).toMatch(/calendar/i);
  });
});
