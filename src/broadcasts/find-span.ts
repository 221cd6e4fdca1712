import type { NetworkDirectory } from '../networks/network.js';
import type { Reads } from '../store.js';
import type { Clock } from '../time/clock.js';
import type { Broadcast, SetTime } from './broadcast.js';
import { spanOf, type Span } from './goes-at.js';
import { placesOf } from './places-of.js';
import { refuse, type BroadcastRefusal } from './refusal.js';

type SpanReads = Pick<Reads, 'broadcasts' | 'networks' | 'people'>;

/** One that waits for its hour: approved, and nothing of it sent. */
export async function findApproved(number: number, { broadcasts }: Pick<Reads, 'broadcasts'>): Promise<Broadcast | BroadcastRefusal> {
  const found = await broadcasts.find(number);
  if (found === undefined) return refuse('unknown', number === 0 ? '' : number);
  return found.state === 'approved' ? found : refuse('wrong-state', found.state);
}

/** When an approved one would go; refused where that hour has passed everywhere. Nothing is changed. */
export async function findSpan({ number, round, content }: Broadcast, schedule: SetTime, reads: SpanReads, { networks, clock }: { readonly networks: NetworkDirectory; readonly clock: Pick<Clock, 'now'> }): Promise<Span | BroadcastRefusal> {
  const known = await placesOf(content.audience, reads);
  const copies = (await reads.broadcasts.copies(number, round)).filter(({ part }) => part === 'first');
  const span = spanOf(schedule, copies.map(({ conversation }) => known.get(conversation)), networks, clock.now());
  if (span === undefined) return refuse('no-one');
  return span.passed === span.conversations ? refuse('at-passed') : span;
}
