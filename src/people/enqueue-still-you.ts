import { PRIORITY } from '../delivery/delivery.js';
import type { DeliveryReads, DeliveryWrites } from '../delivery/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { NetworkReads } from '../networks/repository.js';
import { zoneOf } from '../networks/zone-of.js';
import type { Instant } from '../time/instant.js';
import type { PeopleReads, PeopleWrites } from './repository.js';
import { stillAsked } from './still-says.js';
import { nameQuestion, planStillYou, type Asked, type DueQuestion } from './still-you.js';

/** The part of the store in which is found whom to ask. */
export interface StillReads {
  readonly people: Pick<PeopleReads, 'directConversations' | 'granted' | 'stillAsked'>;
  readonly networks: Pick<NetworkReads, 'findConversation'>;
  readonly deliveries: Pick<DeliveryReads, 'knownKeys'>;
}

const WEEKEND = [6, 7];

/**
 * Finds who is to be asked whether she is still a focal point: only where she can be written to alone.
 * @param now the roadmap's time.
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export async function findDueQuestions(reads: StillReads, networks: NetworkDirectory, now: Instant, onlyConversation: string | null): Promise<DueQuestion[]> {
  const focalPoints = await readAsked(reads, networks, onlyConversation);
  if (focalPoints.length === 0) return [];
  const confirmed = (await reads.people.stillAsked()).map(({ person, quarter }) => nameQuestion(person, quarter));
  const due = planStillYou(now, focalPoints, new Set(confirmed));
  const known = await reads.deliveries.knownKeys(due.map(({ key }) => key));
  return due.filter(({ key }) => !known.has(key));
}

/** Puts the questions into the outbox, and notes who was asked. */
export async function enqueueQuestions(tx: { readonly deliveries: Pick<DeliveryWrites, 'enqueue'>; readonly people: Pick<PeopleWrites, 'askStill'> }, due: readonly DueQuestion[], machineNow: Instant): Promise<void> {
  for (const { key, person, quarter, conversation, networks } of due) {
    const saying = stillAsked.of({ quarter, networks: [...networks] });
    const delivery = { key, conversation, thread: null, onlyFor: null, saying, language: null, priority: PRIORITY.reminder, due: machineNow, subjects: [], updates: null };
    if ((await tx.deliveries.enqueue([delivery], machineNow)) > 0) await tx.people.askStill(person, quarter, key);
  }
}

async function readAsked({ people, networks: places }: StillReads, networks: NetworkDirectory, only: string | null): Promise<Asked[]> {
  const direct = (await people.directConversations('focal-point')).filter(({ conversation }) => only === null || conversation === only);
  if (direct.length === 0) return [];
  const speaksFor = new Map((await people.granted()).map(({ id, grants }) => [id, grants.flatMap(({ role, network }) => (role === 'focal-point' && network !== null ? [network] : []))]));
  const found: Asked[] = [];
  for (const { conversation, person } of direct) {
    const place = await places.findConversation(conversation);
    const codes = speaksFor.get(person) ?? [];
    const [first] = codes;
    if (place?.state !== 'open' || first === undefined) continue;
    found.push({ person, conversation, networks: codes, zone: zoneOf({ zone: place.zone, network: place.network ?? first }, networks), weekend: networks.get(first)?.weekend ?? WEEKEND });
  }
  return found;
}
