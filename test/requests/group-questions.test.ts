import { describe, expect, it } from 'vitest';
import { findGroup, groupQuestions } from '../../src/requests/group-questions.js';
import type { QueuedQuestion } from '../../src/requests/question.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given } from '../support/cast.js';

const day = (text: string): CalendarDate => CalendarDate.parse(text);
const wifi: QueuedQuestion = { number: 1, group: 1, conversation: 'v1', thread: null, language: 'en', text: 'Is there Wi-Fi in the building?', why: 'unanswered', askedOn: day('2026-03-05') };

describe('the queue', () => {
  it('puts first what waits for a week, then what most people ask, then the oldest', () => {
    const queue = [
      wifi, given(wifi, { number: 2, group: 2, askedOn: day('2026-03-04') }), given(wifi, { number: 3, group: 3, askedOn: day('2026-03-02') }), given(wifi, { number: 4, group: 1, askedOn: day('2026-03-09') }),
      given(wifi, { number: 5, group: 5, askedOn: day('2026-03-01') }),
    ];

    const groups = groupQuestions(queue, day('2026-03-09'));

    expect(groups.map(({ number, isOverdue }) => [number, isOverdue])).toEqual([[5, true], [3, true], [1, false], [2, false]]);
  });

  it('tells of a group how often, why, in which languages, since when, and each wording once', () => {
    const groups = groupQuestions([wifi, given(wifi, { number: 2, why: 'wrong', askedOn: day('2026-03-01') }), given(wifi, { number: 3, language: 'fr', text: 'Y a-t-il du Wi-Fi ?' })], day('2026-03-05'));

    expect(groups).toEqual([{ number: 1, count: 3, unanswered: 2, wrong: 1, languages: ['en', 'fr'], example: wifi.text, texts: [{ number: 1, text: wifi.text }, { number: 3, text: 'Y a-t-il du Wi-Fi ?' }], since: '2026-03-01', isOverdue: false }]);
  });

  it('takes a question into the group with the likest one in it', () => {
    const hall = given(wifi, { number: 2, group: 2, text: 'Is there a prayer room in the building?' });

    expect(findGroup({ text: 'is there wi-fi anywhere in that building', language: 'en' }, [hall, wifi])).toBe(1);
    expect(findGroup({ text: 'Who chairs round table 3?', language: 'en' }, [hall, wifi])).toBeUndefined();
  });
});
