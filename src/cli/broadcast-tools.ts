import { isolate } from '../language/isolate.js';
import { wordsIn } from '../language/words.js';
import type { Broadcast } from '../broadcasts/broadcast.js';
import { readBroadcastCode } from '../broadcasts/broadcast.js';
import type { BroadcastTools } from '../broadcasts/broadcast-tools.js';
import { countsLine, headLine } from '../broadcasts/desk-lines.js';
import type { Actor } from '../broadcasts/plan-step.js';
import { broadcastRefusalText, type BroadcastRefusal } from '../broadcasts/refusal.js';
import { readCounts } from '../broadcasts/report.js';
import type { Stepped } from '../broadcasts/write-broadcast.js';
import { whenLine } from '../broadcasts/when-lines.js';
import type { Zone } from '../time/zone.js';
import type { Act } from '../people/may.js';
import { actAs } from './acting.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import type { OutputOptions } from './output.js';

/** What every step takes. */
export interface ActingOptions extends OutputOptions {
  readonly as: string;
}

const words = wordsIn('en');

/** Reads `B-12`. Throws CommandEnd (usage) on anything else. */
export function readId(text: string): number {
  const number = readBroadcastCode(text);
  if (number === undefined) throw new CommandEnd(EXIT.usage, `${text}: expected the id of a broadcast, such as B-12.`);
  return number;
}

/** Takes a step as this person, in one transaction, and prints where the broadcast stands then. */
export function takeStep(act: Act, options: ActingOptions, tools: CommandTools, take: (actor: Actor, tools: BroadcastTools) => Promise<Stepped>): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, act);
    const actor = { by, at: ground.clock.machineNow() };
    const stepped = await ground.store.transact((tx) => take(actor, { tx, clock: ground.clock, newId: ground.newId, networks: ground.networks }));
    if ('refused' in stepped) refuseStep(stepped, options, tools);
    await printStanding(stepped, ground, options, tools);
  });
}

/** Prints the counts: the same value as `report --json`. */
export async function printStanding(broadcast: Broadcast, { store, clock, secretariatZone }: CommandGround, { json }: OutputOptions, { print }: CommandTools): Promise<void> {
  const counts = await readCounts(broadcast, store.reads, clock.machineNow());
  if (json === true) print(JSON.stringify(counts));
  else for (const line of [headLine(broadcast, counts.state, words), ...scheduled(broadcast, secretariatZone), countsLine(counts, counts.seen, words)]) print(line);
}

/** When an approved one goes, on the Secretariat's clock. */
function scheduled({ state, schedule }: Broadcast, zone: Zone): string[] {
  return state !== 'approved' || schedule === null || schedule.kind === 'now' ? [] : [whenLine(schedule, zone, words)];
}

/** Says why nothing was changed, and ends the command. */
export function refuseStep({ refused, said }: BroadcastRefusal, { json }: OutputOptions, { print }: CommandTools): never {
  if (json === true) print(JSON.stringify({ refused, said }));
  throw new CommandEnd(EXIT.refused, `${words.say(broadcastRefusalText[refused], { said: isolate(said, 'en') })} ${words.say('roadmap.nothing-changed')}`);
}
