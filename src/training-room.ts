import type { WebRoom } from '../adapters/web/start-web.js';
import { dates } from './answers/says.js';
import type { Message } from './chat/message.js';
import { composeSaying } from './composing.js';
import type { OpenGround } from './open-ground.js';
import { gatherFacts } from './roadmap/gather-facts.js';
import type { House } from './wire.js';

const MOST_AHEAD = 5;

/** What the training page asks of the house: the pretended day, and what lies ahead of it. */
export function trainingRoom({ store, clock, networks }: OpenGround, house: () => House): WebRoom {
  return {
    now: () => clock.now(),
    async setNow(now) {
      clock.setNow(now);
      await house().plan();
      await house().drain();
    },
    async next(language): Promise<Message[]> {
      const facts = await gatherFacts(store.reads, { network: null, zone: null }, language, networks, clock.now());
      const ahead = facts.ledger.milestones.filter((milestone) => milestone.startsOn >= facts.today).slice(0, MOST_AHEAD);
      return ahead.flatMap((milestone) => {
        const spoken = composeSaying(dates.of({ milestones: [milestone.id] }), facts);
        return 'notSaid' in spoken ? [] : [spoken];
      });
    },
  };
}
