import type { DeliveryState } from '../../src/delivery/delivery.js';
import { wayOf } from './arrows.js';
import { broadcastPromises } from './broadcast-promises.js';
import { causesOf } from './causes.js';
import { duesOf } from './dues.js';
import { endsOf } from './ends.js';
import type { InvariantTools } from './invariant-tools.js';
import { owingOf } from './owing.js';
import { tellsHowFar } from './progress-promises.js';
import type { DeliverySeen, Seen } from './seen.js';
import { standstillsOf } from './standstills.js';
import { stalenessOf, type OnPost } from './staleness.js';
import { Broken } from './story.js';

/** What must hold after every step. */
export interface Invariants {
  /** After each transaction. */
  afterCommit(seen: Seen): void;
  /** As each request reaches a platform. */
  readonly onPost: OnPost;
  /** As somebody is about to read words, new or in place of others. */
  onText(conversation: string, key: string, text: string): void;
  /** After the bot looked for what is due. `stableSinceMs`: facts that are younger may not have been seen. */
  afterTick(stableSinceMs: number): void;
  /** While the bot is up: nothing stands still. */
  whileUp(upSinceMs: number): void;
  /** When all is calm. */
  atTheEnd(): void;
}

export function invariantsOf(tools: InvariantTools): Invariants {
  const { watch, story } = tools;
  const owing = owingOf(tools.networks);
  const causes = causesOf(tools, owing);
  const dues = duesOf(tools, owing);
  const ends = endsOf(tools);
  const ofBroadcasts = broadcastPromises(tools);

  function afterCommit({ moved, factsChanged, broadcasts }: Seen): void {
    if (factsChanged) dues.factsChanged();
    for (const { row, from } of moved) {
      story.tell('bot', `${row.key}: ${from ?? 'new'} → ${row.state}${row.reason === null ? '' : ` (${row.reason})`}`);
      goesItsWay(row, from ?? 'new');
      if (from === null) causes.hasItsCause(row);
      if (row.state === 'unknown') causes.isInDoubt(row);
      if (row.state === 'sent') ends.isToldAndTaken(row);
      if (row.state === 'skipped') dues.isRightlySkipped(row);
      if (row.state === 'unknown' && row.reason === 'the bot stopped while it was sent') isAbandoned(row);
    }
    ofBroadcasts.afterCommit(moved, broadcasts);
  }

  function goesItsWay({ key, state }: DeliverySeen, from: DeliveryState | 'new'): void {
    const way = wayOf(from, state, key.startsWith('broadcast:'));
    if (way === null) throw new Broken('states go along their arrows', `${key} went from ${from} to ${state}`);
    for (const [at, next] of way.entries()) {
      story.count(`state ${next}`);
      story.count(`arrow ${way[at - 1] ?? from} → ${next}`);
    }
  }

  /** Nobody's work is taken for left behind while his lease lives. */
  function isAbandoned(row: DeliverySeen): void {
    const until = row.worker === null ? null : watch.leaseUntil(row.worker);
    if (until !== null && until > row.changed) throw new Broken('whose lease lives is not dead', `${row.key} was taken from ${row.worker ?? ''} at ${row.changed}, whose lease lives until ${until}`);
  }

  return {
    afterCommit,
    onPost: stalenessOf(tools),
    onText: ofBroadcasts.onText,
    afterTick: dues.afterTick,
    whileUp: standstillsOf(tools),
    atTheEnd() {
      ends.atTheEnd();
      ofBroadcasts.atTheEnd();
      tellsHowFar(tools);
    },
  };
}
