import type { Answered, Heard } from '../people/heard.js';
import { languageFor } from '../networks/language-for.js';
import { mayDo } from '../people/may.js';
import { who } from '../people/person.js';
import type { Milestone } from '../roadmap/milestone.js';
import { copyButton } from './broadcast-button.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { SAYS } from './copy-keys.js';
import { mayStand } from './may-stand.js';
import { broadcastTold, tellHowToAsk } from './replies.js';
import type { Copy } from './repository.js';
import { copySeen, nudgeSeen } from './tell-copy.js';

/** A button under a copy that is answered here: seen, or how to ask. Where this conversation has no such copy nothing happens. */
export async function pressCopy(heard: Heard, value: unknown, tools: BroadcastTools): Promise<Answered> {
  const pressed = copyButton.read(value);
  const copy = pressed === undefined || pressed.isTest === true ? undefined : await copyHere(heard, pressed.broadcast, tools);
  if (pressed !== undefined && copy === undefined && (await isTried(pressed.broadcast, heard, tools))) return { says: [broadcastTold.of({ lines: [heard.facts.words.say('broadcast.tried-press')] })], onlyForPerson: true };
  if (pressed === undefined || copy === undefined) return refuseForged(heard, tools);
  const { happening } = heard.incoming;
  const at = tools.clock.machineNow();
  // Somebody reads it: one that was in doubt has arrived, also where nobody waited for it any more.
  if (copy.state !== 'sent') await tools.tx.broadcasts.settleArrived(copy.delivery, happening.kind === 'pressed' ? happening.message : null, at);
  if (pressed.what === 'ask') return { says: [tellHowToAsk.of({})], onlyForPerson: true };
  const by = who(heard.person.account);
  await tools.tx.broadcasts.markSeen(pressed.broadcast, { conversation: heard.conversation.id, by, at });
  const seen = (await isUnderNudge(heard, tools)) ? nudgeSeen : copySeen;
  // All read what is changed: in their language, not in hers.
  return { says: [seen.of({ broadcast: pressed.broadcast, by })], updatesPressed: true, language: languageFor(heard.conversation, tools.networks) };
}

/** The dates of the broadcast whose copy was pressed, to be added to a calendar; none where no copy of it stands in this conversation. */
export async function datesOfCopy(heard: Heard, value: unknown, tools: Pick<BroadcastTools, 'tx'>): Promise<Milestone[]> {
  const pressed = copyButton.read(value);
  if (pressed === undefined) return [];
  const isHere = (await copyHere(heard, pressed.broadcast, tools)) !== undefined || (await isTried(pressed.broadcast, heard, tools));
  const broadcast = isHere ? await tools.tx.broadcasts.find(pressed.broadcast) : undefined;
  return (broadcast?.content.milestones ?? []).flatMap((id) => heard.facts.ledger.byId.get(id) ?? []);
}

/** The copy of this conversation, where it arrived or may have: of what has not gone nobody here hears, whatever a press says. */
async function copyHere({ conversation }: Heard, number: number, { tx }: Pick<BroadcastTools, 'tx'>): Promise<Copy | undefined> {
  const copy = await tx.broadcasts.copyIn(conversation.id, number);
  return copy !== undefined && mayStand(copy) ? copy : undefined;
}

/** The word to where nobody had seen it, or what it became once somebody had. */
async function isUnderNudge({ conversation, incoming: { happening } }: Heard, { tx }: Pick<BroadcastTools, 'tx'>): Promise<boolean> {
  const message = happening.kind === 'pressed' ? happening.message : null;
  const pressed = message === null ? undefined : await tx.deliveries.findByReceipt(conversation.id, message);
  return pressed !== undefined && [SAYS.nudge, nudgeSeen.says].includes(pressed.saying.says);
}

/** Under a test to oneself the buttons stand as under a copy. */
async function isTried(number: number, { person }: Heard, { tx }: Pick<BroadcastTools, 'tx'>): Promise<boolean> {
  return mayDo(person.grants, 'broadcasts.write') && (await tx.broadcasts.find(number)) !== undefined;
}

/** An id of another network's copy, or none: noted, and nothing changed. */
async function refuseForged({ person, conversation }: Heard, { tx, clock, newId }: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<Answered> {
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action: 'broadcasts.seen', subject: conversation.id, outcome: 'refused', before: null, after: null });
  return { says: [] };
}

