import type { NetworkDirectory } from './networks/network.js';
import type { PagedForms } from './paged-forms.js';
import type { Answered, Heard } from './people/heard.js';
import type { Act } from './people/may.js';
import type { PracticeForms } from './practices/forms.js';
import type { Writes } from './store.js';
import type { Clock } from './time/clock.js';
import type { NewId } from './time/ids.js';
import type { Zone } from './time/zone.js';

/** What the bot needs beside the transaction. */
export interface BotTools {
  /** As the data have them; what the Secretariat has set since is read while something is decided. */
  readonly networks: NetworkDirectory;
  /** Forms that are filled in page by page, by id. */
  readonly forms: PagedForms;
  /** The forms of practices and challenges, by kind. */
  readonly practiceForms: PracticeForms;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Where the bot is reached from outside; null where nobody said. */
  readonly publicUrl: string | null;
  /** The clock of the Secretariat's week. */
  readonly secretariatZone: Zone;
}

/** What a route may use: the transaction, the clocks, ids and the networks as they are now. */
export interface RouteTools extends BotTools {
  readonly tx: Writes;
  /** The networks as the data have them, before what the Secretariat has set. */
  readonly shippedNetworks: NetworkDirectory;
}

/** One way to answer: what it is called in the table of rights, and who answers. */
export interface Route {
  readonly act: Act;
  /** True when it only makes sense where the bot can write later (reminders). */
  readonly needsMembership: boolean;
  answer(heard: Heard, tools: RouteTools): Promise<Answered> | Answered;
}
