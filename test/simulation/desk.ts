import type { Broadcast } from '../../src/broadcasts/broadcast.js';
import type { BroadcastTools } from '../../src/broadcasts/broadcast-tools.js';
import { broadcastProgress } from '../../src/broadcasts/desk-says.js';
import { PRIORITY } from '../../src/delivery/delivery.js';
import type { Chance } from './chance.js';
import type { Story } from './story.js';
import type { Watch } from './watch.js';

export interface DeskTools {
  readonly watch: Watch;
  readonly chance: Chance;
  readonly story: Story;
}

/** Where the Secretariat talks: what it did to a broadcast that is on its way is answered with how far that has come. */
export interface Desk {
  /** In the transaction of the step, as the answer to it is. Mostly she did it at the command line, and no message says it. */
  showHowFar(stepped: Broadcast, tools: Pick<BroadcastTools, 'tx' | 'clock'>): Promise<void>;
}

export function deskOf({ watch, chance, story }: DeskTools): Desk {
  let shown = 0;
  return {
    async showHowFar({ number, state }, { tx, clock }) {
      const open = [...watch.places.values()].flatMap(([place]) => (place?.isOpen === true ? place.id : []));
      if (['draft', 'proposed', 'approved'].includes(state) || open.length === 0 || chance.happens(0.75)) return;
      shown += 1;
      const at = clock.machineNow();
      const key = `desk:${number}:${shown}`;
      story.count('how far a broadcast has come, shown');
      await tx.deliveries.enqueue([{ key, conversation: chance.pick(open), thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language: null, priority: PRIORITY.reply, due: at, subjects: [], updates: null }], at);
    },
  };
}
