import { describe, expect, it } from 'vitest';
import { answerNext, answerQuestion } from '../../src/answers/hears.js';
import type { Heard } from '../../src/people/heard.js';
import { InstantFromText } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { factsFor } from './asking.js';

/** Amina writes in a channel that belongs to no network yet. */
function amina(text: string): Heard {
  const address = { platform: 'console', tenant: 'local', conversation: 'room', kind: 'channel', route: null } as const;
  const account = { platform: 'console', tenant: 'local', user: 'amina' } as const;
  return {
    inboxId: 'in-1',
    incoming: { eventId: 'e-1', address, thread: null, account, locale: null, canOpenForm: false, canPostLater: true, happening: { kind: 'said', text } },
    person: { id: 'p-1', account, language: null, grants: [] },
    conversation: {
      id: 'c-1', address, state: 'open', reason: null, network: null, language: null, zone: null, hour: WallTime.parse('09:00'), locale: null,
      createdAt: InstantFromText.parse('2026-11-24T08:00:00Z'), revision: 1,
    },
    facts: factsFor('en'),
  };
}

describe('what a question gets', () => {
  it('one thing to say, with ids only, in the language of the question', () => {
    const answered = answerQuestion(amina('متى المنتدى القادم؟'), 'متى المنتدى القادم؟');

    const next = { language: 'ar', intent: 'date', milestones: ['imrf-2030'], subjects: ['forum'], regions: [], years: [], window: null };
    expect(answered).toEqual({ says: [{ says: 'answer.dates', args: { milestones: ['imrf-2030'] } }], language: 'ar', next, asked: { text: 'متى المنتدى القادم؟', outcome: 'answered' } });
  });

  it('an answer that nobody else sees, where it is about somebody’s own case', () => {
    const answered = answerQuestion(amina('my sister was deported'), 'my sister was deported');

    expect(answered).toEqual({ says: [{ says: 'answer.distress', args: {} }], language: 'en', next: 'same', onlyForPerson: true });
  });

  it('the list for "next" alone, and the answer to the question that begins with it', () => {
    expect(answerNext(amina('next'), '').says[0]?.says).toBe('answer.next');
    expect(answerNext(amina('next Forum?'), 'Forum?').says).toEqual([{ says: 'answer.dates', args: { milestones: ['imrf-2030'] } }]);
  });
});
