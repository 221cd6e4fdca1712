import { readDirectoryNow } from '../networks/directory-now.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { PracticeForms } from '../practices/forms.js';
import { placed } from '../records/placed.js';
import type { Store } from '../store.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { Zone } from '../time/zone.js';

/** What a command stands on: an open, prepared database, the clocks, ids and networks. */
export interface CommandGround {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly networks: NetworkDirectory;
  /** The forms of practices and challenges, by kind. */
  readonly practiceForms: PracticeForms;
  /** Where the bot is reached from outside; null where nobody said. */
  readonly publicUrl: string | null;
  /** The clock of the Secretariat's week. */
  readonly secretariatZone: Zone;
}

/** What is handed to every command. `print` is for results, `tell` for all else. */
export interface CommandTools {
  /** Opens the database of the settings and prepares it when it is empty. Throws CommandEnd on a wrong setting. */
  openGround(): Promise<CommandGround>;
  print(line: string): void;
  tell(line: string): void;
  setExit(code: number): void;
}

/** The ground with its networks as they are now. */
export interface GroundNow extends CommandGround {
  /** The networks as the data have them, before what the Secretariat has set. */
  readonly shippedNetworks: NetworkDirectory;
}

/** Runs `work` on open ground and closes it, whatever comes. */
export async function onGround<T>(tools: Pick<CommandTools, 'openGround'>, work: (ground: GroundNow) => Promise<T>): Promise<T> {
  const ground = await tools.openGround();
  const { store } = ground;
  // What is done here stands in the audit trail as done here.
  const here: Store = { ...store, transact: (fn) => store.transact((tx) => fn(placed(tx, 'command line'))) };
  try {
    return await work({ ...ground, store: here, networks: await readDirectoryNow(ground.store.reads.networks, ground.networks), shippedNetworks: ground.networks });
  } finally {
    await ground.store.close();
  }
}
