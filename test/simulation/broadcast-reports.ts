import type { Broadcast } from '../../src/broadcasts/broadcast.js';
import { readCounts, readReport } from '../../src/broadcasts/report.js';
import type { Reads } from '../../src/store.js';
import type { Instant } from '../../src/time/instant.js';
import type { Life } from './life.js';
import { Broken, type Story } from './story.js';
import { editionIn } from './watch-broadcasts.js';
import type { World } from './world.js';

type Counts = Awaited<ReturnType<typeof readCounts>>;
type Rows = Awaited<ReturnType<typeof readReport>>['rows'];

/** Somebody looks at every report: each view says what the rows say, what is told to be removed is gone, and an older text stands only where that is told. */
export function checkReports(life: Life, world: World, story: Story): Promise<void> {
  return life.transact(async ({ broadcasts, people }) => {
    for (const broadcast of await broadcasts.list(20)) {
      const now = life.clock.machineNow();
      const [counts, { counts: whole, rows }] = [await readCounts(broadcast, { broadcasts }, now), await readReport(broadcast, { broadcasts, people }, now)];
      story.count('reports looked at');
      saysWhatTheRowsSay(broadcast.number, [counts, whole], rows.length, world);
      saysWhatStands(broadcast, rows, world);
    }
  });
}

/** Somebody who takes a step looks at its report at once, in the same transaction: just then it tells most. */
export async function checkWhatStands(number: number, tx: Pick<Reads, 'broadcasts' | 'people'>, machineNow: Instant, world: World): Promise<void> {
  const broadcast = await tx.broadcasts.find(number);
  if (broadcast !== undefined) saysWhatStands(broadcast, (await readReport(broadcast, tx, machineNow)).rows, world);
}

function saysWhatTheRowsSay(number: number, views: readonly Counts[], listed: number, { watch }: World): void {
  const [seen] = watch.broadcasts.get(number) ?? [];
  const rows = seen === undefined || seen.approval === null ? [] : watch.copies(number, seen.round).filter(({ part }) => part === 'first');
  const inState = (...states: readonly string[]) => rows.filter(({ state }) => states.includes(state)).length;
  const expected = { intended: rows.length, sent: inState('sent'), unknown: inState('unknown'), refused: inState('refused'), unreachable: inState('unreachable'), skipped: inState('skipped'), cancelled: inState('cancelled'), due: inState('due', 'sending', 'retrying') };
  for (const view of views) for (const [name, value] of Object.entries(expected)) if (view[name as keyof typeof expected] !== value) throw new Broken('the view says what the rows say', `B-${number}: ${name} is ${view[name as keyof typeof expected]}, and there are ${value}`);
  if (listed !== rows.length) throw new Broken('the view says what the rows say', `B-${number} lists ${listed} of ${rows.length}`);
}

/** Where the report says that it was removed, nobody can read any of it; where it does not say that an older text may stand, nobody can read that once it was corrected. */
function saysWhatStands({ number, state, corrections, content }: Broadcast, rows: Rows, { watch, counterparts }: World): void {
  const edition = editionIn(JSON.stringify(content));
  for (const row of rows) {
    const place = watch.places.get(row.conversation)?.[0];
    const standing = counterparts.flatMap((one) => (one.name === place?.platform ? [...one.standing.values()] : [])).filter((one) => one.conversation === place?.address && !one.isRemoved && one.key.startsWith(`broadcast:${number}:`));
    const [any, older] = [standing[0], standing.find(({ text }) => (editionIn(text) ?? edition) !== edition)];
    if (row.isRemoved === true && any !== undefined) throw new Broken('the view says what stands', `B-${number} is told to be removed in ${place?.address ?? row.conversation}, and ${any.key} stands there`);
    if (corrections > 0 && state !== 'recalled' && row.state === 'sent' && !row.mayShowOlder && older !== undefined) throw new Broken('the view says what stands', `B-${number} is told to be corrected in ${place?.address ?? row.conversation}, and ${older.key} stands there with ${editionIn(older.text) ?? ''}`);
  }
}
