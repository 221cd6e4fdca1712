import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { BroadcastTools } from './broadcast-tools.js';
import type { Actor } from './plan-step.js';
import type { BroadcastRefusal } from './refusal.js';
import { broadcastRefused } from './replies.js';

/** Who acts at the desk, and when. */
export function actorOf({ person }: Heard, { clock }: Pick<BroadcastTools, 'clock'>): Actor {
  return { by: who(person.account), at: clock.machineNow() };
}

/** Why nothing was changed, for whoever asked alone. */
export function refused({ refused: code, said }: BroadcastRefusal): Answered {
  return { says: [broadcastRefused.of({ refused: code, said })], onlyForPerson: true };
}
