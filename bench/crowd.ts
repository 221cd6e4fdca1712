import Database from 'better-sqlite3';
import { readNetworkDirectory } from '../src/networks/directory.js';
import { FIRST_OFFSETS, PLAIN } from '../src/reminders/subscription.js';
import type { Milestone } from '../src/roadmap/milestone.js';
import type { CalendarDate} from '../src/time/calendar-date.js';
import { plusDays } from '../src/time/calendar-date.js';
import type { Store } from '../src/store.js';
import { given, migrantsDay } from '../test/support/cast.js';

const dataFolder = new URL('../data/', import.meta.url).pathname;
export const networks = readNetworkDirectory(dataFolder);

/** Global dates, one a day from a day on. */
export function datesFrom(day: CalendarDate, count: number): Milestone[] {
  return Array.from({ length: count }, (_, at) => given(migrantsDay, { id: `date-${at}`, startsOn: plusDays(day, at), endsOn: plusDays(day, at), dateCode: `D-${at}` }));
}

/** So many conversations of all countries in turn, each with the first subscription of a country network. Each group has its own hour on the clock of UTC; the rest is reminded at five in the morning in its country. */
export interface Crowd {
  readonly subscriptions: number;
  readonly since: string;
  readonly atHour: Readonly<Record<string, number>>;
}

/** Fills an empty store; rows are written at once, since a hundred thousand subscribe calls are not what is measured. */
export async function fillCrowd(path: string, store: Store, milestones: readonly Milestone[], { subscriptions, since, atHour }: Crowd): Promise<void> {
  await store.transact(async (tx) => {
    for (const milestone of milestones) await tx.roadmap.add(milestone, []);
  });
  const codes = [...networks.values()].filter(({ kind }) => kind === 'country').map(({ code }) => code);
  const manner = JSON.stringify({ choice: PLAIN.choice, onWorkingDays: true, mostADay: 20, also: [] });
  const db = new Database(path);
  db.exec(`
    insert into conversation (id, platform, tenant, conversation, kind, state, network, hour, created_at, revision)
      with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${subscriptions})
      select printf('c%06d', i), 'slack', 'T1', printf('C%06d', i), 'channel', 'open', (select value from json_each('${JSON.stringify(codes)}') where key = i % ${codes.length}), '05:00', '${since}', 1 from n;
    insert into subscription (conversation, offsets_days, manner, since, revision) select id, '${JSON.stringify(FIRST_OFFSETS)}', '${manner}', '${since}', 1 from conversation;`);
  let from = 0;
  for (const [hour, count] of Object.entries(atHour)) {
    db.exec(`update conversation set hour = '${hour}', zone = 'UTC' where id >= printf('c%06d', ${from}) and id < printf('c%06d', ${from + count})`);
    from += count;
  }
  db.close();
}
