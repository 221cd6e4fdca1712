import type { NetworkDirectory } from '../networks/network.js';
import type { Grant } from '../people/person.js';
import type { Reads } from '../store.js';
import { audienceOf, type Audience, type Meant } from './audience.js';

/** The part of the store in which an audience is found. */
export type AudienceReads = Pick<Reads, 'broadcasts' | 'networks' | 'people'>;

/** The conversations that are meant, as they stand now, with those that cannot be reached and why. */
export async function findAudience(audience: Audience, reads: AudienceReads, networks: NetworkDirectory): Promise<Meant[]> {
  const conversations = await reads.networks.conversations();
  const owners = audience.role === undefined ? new Map<string, Grant[]>() : await findOwners(audience.role, reads);
  const tags = new Map(audience.tag === undefined ? [] : (await reads.networks.entries()).map((entry) => [entry.code, entry.tags]));
  const unseen = audience.unseen === undefined ? new Map<string, number[]>() : await reads.broadcasts.unseen();
  return audienceOf(audience, conversations, { networks, owners, tags, unseen });
}

/** Whose a conversation is, with what she may: for those with one person alone who has one of these roles. */
export async function findOwners(roles: NonNullable<Audience['role']>, { people }: Pick<AudienceReads, 'people'>): Promise<Map<string, readonly Grant[]>> {
  const granted = new Map((await people.granted()).map((person) => [person.id, person.grants]));
  const owners = new Map<string, readonly Grant[]>();
  for (const role of roles) for (const { conversation, person } of await people.directConversations(role)) owners.set(conversation, granted.get(person) ?? []);
  return owners;
}
