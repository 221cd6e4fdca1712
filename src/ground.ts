import type { Logger } from 'pino';
import type { ReadBytes } from './files/reading-task.js';
import type { NetworkDirectory } from './networks/network.js';
import type { PracticeForms } from './practices/forms.js';
import type { Store } from './store.js';
import type { Clock } from './time/clock.js';
import type { EachMinute } from './time/each-minute.js';
import type { NewId } from './time/ids.js';
import type { Zone } from './time/zone.js';

/** What the house stands on. */
export interface Ground {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  /** From 0 up to 1, for what is spread by chance. A simulation hands in its own, and its own minutes. */
  readonly chance: () => number;
  readonly eachMinute: EachMinute;
  readonly networks: NetworkDirectory;
  /** The forms of practices and challenges, by kind. */
  readonly practiceForms: PracticeForms;
  /** Reads what somebody sent. */
  readonly readBytes: ReadBytes;
  readonly log: Logger;
  /** Where the bot is reached from outside; null where nobody said. */
  readonly publicUrl: string | null;
  /** The clock of the Secretariat's week. */
  readonly secretariatZone: Zone;
}
