import { nameZone } from '../answers/tell-hours.js';
import type { Field, FieldErrors, Form, FormValues } from '../chat/form.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import { CalendarDate, plusDays } from '../time/calendar-date.js';
import { instantAt, WallTime, type Zone } from '../time/zone.js';
import { broadcastCode, type Broadcast, type SetTime } from './broadcast.js';

/** Setting when a broadcast goes: a day, an hour, and on whose clock. */
export const WHEN_FORM = 'broadcast.when';

/** The clocks that can be meant beside each network's own. */
export interface Clocks {
  /** Where it is typed. */
  readonly here: Zone;
  readonly secretariat: Zone;
}

const OWN = 'networks';

/** The form, of one that was approved. */
export function whenForm({ number }: Pick<Broadcast, 'number'>, { here, secretariat }: Clocks, words: Words): Form {
  const id = isolate(broadcastCode(number), words.language);
  const title = words.say('broadcast.form-when', { id });
  const field = (name: string, kind: Field['kind'], label: string, some: Partial<Field> = {}): Field => ({ id: name, kind, label, required: true, conditions: [], ...some });
  const options = [
    { id: OWN, label: words.say('broadcast.clock-networks') },
    { id: secretariat, label: words.say('broadcast.clock-secretariat', { zone: nameZone(secretariat, words.language) }) },
    ...[here].filter((one) => one !== secretariat && one !== 'UTC').map((one) => ({ id: one, label: words.say('broadcast.clock-here', { zone: nameZone(one, words.language) }) })),
    ...['UTC'].filter((one) => one !== secretariat).map((one) => ({ id: one, label: one })),
  ];
  const fields = [
    field('day', 'date', words.say('broadcast.form-when-day')),
    field('time', 'text', words.say('broadcast.form-when-time'), { max: 5, help: words.say('broadcast.form-when-time-help') }),
    field('clock', 'choice', words.say('broadcast.form-when-clock'), { options }),
  ];
  return { id: WHEN_FORM, version: 1, about: { broadcast: String(number) }, language: words.language, title, submitLabel: words.say('broadcast.form-when-submit'), pages: [{ title, fields }] };
}

/** What stands in it when it opens: the next morning, on each network's own clock. */
export function whenValues(today: CalendarDate): FormValues {
  return { day: plusDays(today, 1), time: '09:00', clock: OWN };
}

/** A time, or what is wrong beside its field. */
export type WhenRead = { readonly ok: true; readonly schedule: SetTime } | { readonly ok: false; readonly errors: FieldErrors };

/** Reads the form. A clock that it did not offer is none. */
export function readWhen(values: FormValues, { here, secretariat }: Clocks, words: Words): WhenRead {
  const said = (id: string): string => [values[id] ?? ''].flat().join('').trim();
  const [day, time] = [CalendarDate.safeParse(said('day')).data, WallTime.safeParse(said('time').padStart(5, '0')).data];
  const clock = [OWN, here, secretariat, 'UTC'].find((one) => one === said('clock'));
  if (day !== undefined && time !== undefined && clock !== undefined) return { ok: true, schedule: clock === OWN ? { kind: 'local', day, time } : { kind: 'at', at: instantAt(day, time, clock) } };
  const errors = {
    ...(day === undefined ? { day: words.say('form.error-date') } : {}), ...(time === undefined ? { time: words.say('broadcast.form-when-time-help') } : {}), ...(clock === undefined ? { clock: words.say('form.error-choose') } : {}),
  };
  return { ok: false, errors };
}
