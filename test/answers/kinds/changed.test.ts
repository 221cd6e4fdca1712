import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/answers/answer-question.js';
import type { Ledger } from '../../../src/roadmap/facts.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { InstantFromText } from '../../../src/time/instant.js';
import { networks, shippedLedger } from '../shipped-ledger.js';

const today = CalendarDate.parse('2026-11-24');

/** The shipped ledger after the summit was moved here: its former date bears the day of the move. */
function movedOn(day: string): Ledger {
  const summit = shippedLedger.milestones.find(({ id }) => id === 'gfmd-summit-16');
  if (summit === undefined) throw new Error('no such milestone');
  const { id, dateRevision, dateCode, startsOn, endsOn, precision, grain, status, source } = summit;
  const former = { milestone: id, dateRevision, dateCode, startsOn, endsOn, precision, grain, status, knownFrom: null, supersededOn: CalendarDate.parse(day), since: null, until: null, reason: 'The host asked for it', source, note: null };
  return { ...shippedLedger, formerDates: [...shippedLedger.formerDates, former] };
}

function ask(question: string, ledger: Ledger): readonly string[] {
  return answer(question, ledger, { now: InstantFromText.parse('2026-11-25T02:00:00Z'), today, language: 'en', network: undefined, networks }).milestones;
}

describe('what changed', () => {
  it.each(['What changed since last week?', 'Qu’est-ce qui a changé depuis la semaine dernière ?', '¿Qué cambió desde la semana pasada?', 'Что изменилось с прошлой недели?', 'ماذا تغير منذ الأسبوع الماضي؟', '自上周以来有什么变化？', 'What changed?'])('names a move that was made here: %s', (question) => {
    expect(ask(question, movedOn('2026-11-20'))).toEqual(['gfmd-summit-16']);
  });

  it('names a move of this evening, which in UTC is tomorrow’s', () => {
    expect(ask('What changed since Monday?', movedOn('2026-11-25'))).toEqual(['gfmd-summit-16']);
  });

  it('names no move that is older than what was asked for', () => {
    expect(ask('What changed since Monday?', movedOn('2026-11-20'))).toEqual([]);
  });
});
