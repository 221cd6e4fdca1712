import type { InvariantTools } from './invariant-tools.js';
import type { DeliverySeen } from './seen.js';
import { Broken } from './story.js';

/** What nothing stops is on its way within this. */
const STUCK_MS = 15 * 60_000;

/** While the bot is up no message stands still that nothing holds, and nothing that arrived waits for ever. */
export function standstillsOf({ watch, nowMs, acknowledged }: InvariantTools): (upSinceMs: number) => void {
  return (upSinceMs) => {
    const now = nowMs();
    if (now - upSinceMs < STUCK_MS) return;
    for (const row of watch.unended.values()) standsStill(row, now, Math.max(upSinceMs, watch.places.get(row.conversation)?.[0]?.fromMs ?? 0));
    nothingIsLost(now, upSinceMs);
  };

  function nothingIsLost(now: number, upSinceMs: number): void {
    const inbox = new Map(watch.inbox().map((one) => [one.event_id, one]));
    for (const [event, atMs] of acknowledged) {
      const kept = inbox.get(event);
      if (kept === undefined) throw new Broken('nothing that arrived is lost', `${event} was acknowledged and is not there`);
      if (kept.done_at === null && now - Math.max(atMs, upSinceMs) > STUCK_MS) throw new Broken('nothing that arrived is lost', `${event} is not done after a quarter of an hour`);
      if (kept.outcome === 'failed') throw new Broken('nothing that arrived is lost', `${event} failed for ever`);
    }
  }

  function standsStill(row: DeliverySeen, now: number, freeSinceMs: number): void {
    const place = watch.places.get(row.conversation)?.[0];
    if (place?.isOpen !== true || now - freeSinceMs < STUCK_MS) return;
    const age = now - Date.parse(row.changed);
    if (row.state === 'sending' && age > STUCK_MS) throw new Broken('no state lasts for ever', `${row.key} is sending for a quarter of an hour`);
    if (row.state === 'unreachable' && row.only_for === null && age > STUCK_MS) throw new Broken('who comes back is written to', `${row.key} is unreachable in ${place.address}, which is open`);
    if (row.state !== 'due' && row.state !== 'retrying') return;
    if (watch.subjectsOf(row.key).some(({ milestone }) => watch.held.has(milestone))) return;
    const waitsFrom = Math.max(Date.parse(row.due), row.next_try === null ? 0 : Date.parse(row.next_try), Date.parse(row.changed), freeSinceMs);
    const isBehind = [...watch.unended.values()].some((one) => one.conversation === row.conversation && one.key !== row.key && ['sending', 'unknown', 'retrying'].includes(one.state));
    if (!isBehind && now - waitsFrom > STUCK_MS) throw new Broken('no state lasts for ever', `${row.key} is ${row.state} and nothing stops it`);
  }
}
