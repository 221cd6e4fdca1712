import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { Zone } from '../time/zone.js';
import type { WeeklyWrites } from './repository.js';
import { weeklySet } from './says.js';
import { weekListed, weekTold } from './tell-week.js';
import { mondayOf } from './week.js';

export interface WeeklyTools {
  readonly tx: { readonly weekly: WeeklyWrites; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
  readonly secretariatZone: Zone;
}

/** `weekly on`, `weekly off`; `weekly` alone tells the week now; `weekly due`, `unreached`, `unchecked`, `unconfirmed` the list behind a line. */
export async function weekly({ conversation, person, facts }: Heard, rest: string, { tx, newId, clock, secretariatZone: zone }: WeeklyTools): Promise<Answered> {
  const word = rest.trim().toLowerCase();
  switch (word) {
    case 'on':
    case 'off': {
      const isOn = word === 'on';
      const isChanged = isOn ? await tx.weekly.switchOn(conversation.id, clock.now()) : await tx.weekly.switchOff(conversation.id);
      if (isChanged) await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action: `weekly.${word}`, subject: conversation.id, outcome: 'done', before: !isOn, after: isOn });
      return { says: [weeklySet.of({ isOn, zone })] };
    }
    case 'due':
    case 'unreached':
    case 'unchecked':
    case 'unconfirmed':
      return { says: [weekListed.of({ list: word })] };
    default:
      return { says: [weekTold.of({ monday: mondayOf(facts.today) })] };
  }
}
