import { afterEach, beforeEach, expect, it } from 'vitest';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { openCalls, withChosenCall } from '../../src/practices/calls.js';
import { given, migrantsDay } from '../support/cast.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { KENYA, practiceRoom } from '../support/practice-room.js';

let room: Awaited<ReturnType<typeof practiceRoom>>;
beforeEach(async () => {
  // The shipped call on data closes on 31 July 2024.
  room = await practiceRoom('2024-07-21T09:00:00Z');
});
afterEach(() => room.close());

const day = (text: string) => CalendarDate.parse(text);
const call = given(migrantsDay, { id: 'call-for-practices-health-2027', kind: 'deadline', deadline: true, startsOn: day('2027-03-01'), endsOn: day('2027-03-01') });
const openOn = (milestones: readonly typeof call[], today: string) => openCalls({ ledger: { milestones }, today: day(today) }).map(({ id }) => id);

it('is open until its last day, unless it is cancelled', () => {
  expect([openOn([call], '2027-03-01'), openOn([call], '2027-03-02'), openOn([given(call, { status: 'cancelled' })], '2027-01-01'), openOn([given(call, { id: 'imrf-2030' })], '2027-01-01')]).toEqual([[call.id], [], [], []]);
});

it('is counted down among the practices, and offered in the form while it is open', async () => {
  const [listed] = await room.says('amina', KENYA, 'practices');
  const opened = await room.happens('amina', KENYA, { kind: 'said', text: 'practice new' });
  room.clock.pass(11 * 86_400_000);
  const [closed] = await room.says('amina', KENYA, 'practices');

  expect(listed?.text).toContain('Call for practices: migration data, submissions close, until 31 July 2024. 10 days left.');
  const options = opened.direct.kind === 'open-form' ? opened.direct.form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === 'callId')?.options : [];
  expect(options?.map(({ id }) => id)).toEqual(['general', 'call', 'call-for-practices-data-2024']);
  expect(closed?.text).not.toContain('Call for practices');
});

it('stays readable in a practice that answers it once it is closed', () => {
  const form = SHIPPED_FORMS.formOf({ formVersion: 1, values: { callId: 'call-for-practices-data-2024' } }, 'en');
  const forged = withChosenCall(SHIPPED_FORMS.formOf({ formVersion: 1 }, 'en'), { callId: 'something-else' });

  const ids = (one: typeof form) => one.pages.flatMap(({ fields }) => fields).find(({ id }) => id === 'callId')?.options?.map(({ id }) => id);
  expect(ids(form)).toEqual(['general', 'call', 'call-for-practices-data-2024']);
  expect(ids(forged)).toEqual(['general', 'call']);
});
