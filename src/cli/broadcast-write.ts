import { readFileSync } from 'node:fs';
import type { Content } from '../broadcasts/broadcast.js';
import { checkDates } from '../broadcasts/check-dates.js';
import { correctBroadcast } from '../broadcasts/correct-broadcast.js';
import { audienceText, headLine, languageLines, unconfirmedLines } from '../broadcasts/desk-lines.js';
import { faultText } from '../broadcasts/file-fault.js';
import { findAudience } from '../broadcasts/find-audience.js';
import type { Meant } from '../broadcasts/audience.js';
import { readBroadcastFile } from '../broadcasts/read-file.js';
import { broadcastCode, type Broadcast } from '../broadcasts/broadcast.js';
import { findUnconfirmed } from '../broadcasts/unconfirmed.js';
import { editBroadcast, writeBroadcast } from '../broadcasts/write-broadcast.js';
import { wordsIn } from '../language/words.js';
import { gatherLedger } from '../roadmap/gather-facts.js';
import type { Ledger } from '../roadmap/facts.js';
import { dayIn } from '../time/zone.js';
import { actAs } from './acting.js';
import { printStanding, readId, refuseStep, type ActingOptions } from './broadcast-tools.js';
import { onGround, type CommandGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import type { OutputOptions } from './output.js';

export interface WriteOptions extends ActingOptions {
  readonly reason?: string;
}

const words = wordsIn('en');

/** `create FILE`: reads it, tells what it mentions and whom it reaches, and proposes it. */
export function createFrom(file: string, options: WriteOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'broadcasts.write');
    const content = await readContent(file, ground, options, tools);
    const broadcast = await ground.store.transact((tx) => writeBroadcast(content, 'proposed', { by, at: ground.clock.machineNow() }, { tx, ...ground }));
    await printWritten(broadcast, ground, options, tools);
  });
}

/** `edit ID FILE`: the same for one that was not sent yet. */
export function editFrom(id: string, file: string, options: WriteOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'broadcasts.write');
    const content = await readContent(file, ground, options, tools);
    const edited = await ground.store.transact((tx) => editBroadcast(readId(id), content, { by, at: ground.clock.machineNow() }, { tx, ...ground }));
    if ('refused' in edited) refuseStep(edited, options, tools);
    await printWritten(edited, ground, options, tools);
  });
}

/** `correct ID FILE`: another text in every copy. */
export function correctFrom(id: string, file: string, options: WriteOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const by = await actAs(ground, options.as, 'broadcasts.approve');
    const content = await readContent(file, ground, options, tools);
    const corrected = await ground.store.transact((tx) => correctBroadcast(readId(id), content, options.reason ?? null, { by, at: ground.clock.machineNow() }, { tx, ...ground }));
    if ('refused' in corrected) refuseStep(corrected, options, tools);
    await printStanding(corrected, ground, options, tools);
  });
}

/** Reads the file, and tells the dates that it mentions. Throws CommandEnd (refused) with everything that is wrong, a line each. */
async function readContent(file: string, ground: CommandGround, options: OutputOptions, tools: CommandTools): Promise<Content> {
  const ledger = await gatherLedger(ground.store.reads, null);
  const read = readBroadcastFile(textIn(file), { networks: ground.networks, hasMilestone: (id) => ledger.byId.has(id) });
  if (!read.ok) {
    if (options.json === true) tools.print(JSON.stringify({ refused: 'file', faults: read.faults.map(({ line, field, text, said }) => ({ line, field, code: text, said })) }));
    throw new CommandEnd(EXIT.refused, read.faults.map((one) => `${file}: ${faultText(one, words)}`).join('\n'));
  }
  tellDates(read.content, ledger, ground, tools);
  return read.content;
}

function tellDates(content: Content, ledger: Ledger, { clock }: CommandGround, { tell }: CommandTools): void {
  for (const { language, text, milestone, verdict } of checkDates(content, ledger, dayIn('UTC', clock.now()))) {
    if (verdict === 'moved') tell(`${language}: ${words.say('broadcast.date-moved', { date: text })}`);
    else tell(`${language}: “${text}”: ${verdict}${milestone === null ? '' : ` (${milestone})`}`);
  }
}

/** As JSON: `id`, `state` and `audience`, whose `conversations` counts all that are meant, `unreachable` those of them out of reach. */
async function printWritten(broadcast: Broadcast, { store, networks, clock }: CommandGround, { json }: OutputOptions, { print }: CommandTools): Promise<void> {
  const meant = await findAudience(broadcast.content.audience, store.reads, networks);
  const audience = { conversations: meant.length, unreachable: meant.filter(({ reason }) => reason !== null).length };
  if (json === true) {
    print(JSON.stringify({ id: broadcastCode(broadcast.number), state: broadcast.state, audience }));
    return;
  }
  print(headLine(broadcast, broadcast.state, words));
  print(words.say('broadcast.audience', { audience: audienceText(broadcast.content.audience), ...audience }));
  const unconfirmed = await findUnconfirmed(meant, store.reads.people, dayIn('UTC', clock.now()));
  for (const line of [...unconfirmedLines(unconfirmed, words), ...languageLines(broadcast.content, words), ...unreachableLines(meant)]) print(line);
}

/** Those that cannot be reached now, and why. */
export function unreachableLines(meant: readonly Meant[]): string[] {
  return meant.flatMap(({ conversation: { id, network, address }, reason }) => (reason === null ? [] : [`${id} (${address.platform}, ${network ?? '–'}): ${reason}`]));
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandEnd(EXIT.refused, `${file}: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}
