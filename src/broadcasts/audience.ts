import { z } from 'zod';
import { PlatformName } from '../chat/conversation.js';
import { Language } from '../language/language.js';
import { languageFor } from '../networks/language-for.js';
import type { Conversation } from '../networks/conversation.js';
import { hasTag, Tag } from '../networks/entry.js';
import { NetworkCode, type Network, type NetworkDirectory } from '../networks/network.js';
import { Role, type Grant } from '../people/person.js';

const some = <One extends z.ZodType>(one: One) => z.array(one).min(1).optional();

/**
 * To whom a broadcast goes: every filter that is given must hold, one of its values is enough. None given: all. `region` names a
 * network region or a review region, `unseen` broadcasts (by number) that went there and that nobody there has seen.
 */
export const Audience = z.strictObject({
  region: some(z.string().min(1)),
  network: some(NetworkCode),
  kind: some(z.enum(['country', 'regional'])),
  language: some(Language),
  platform: some(PlatformName),
  role: some(Role),
  tag: some(Tag),
  unseen: some(z.number().int().min(1)),
});
export type Audience = z.infer<typeof Audience>;

/** What is known of conversations beside themselves. */
export interface Around {
  readonly networks: NetworkDirectory;
  /** Whose a conversation is, with what she may: for conversations with one person. */
  readonly owners: ReadonlyMap<string, readonly Grant[]>;
  /** By network: words by which the Secretariat groups them. */
  readonly tags: ReadonlyMap<NetworkCode, readonly Tag[]>;
  /** By conversation: broadcasts that arrived there and that nobody there has seen. */
  readonly unseen: ReadonlyMap<string, readonly number[]>;
}

/** One conversation that is meant. `reason`: why it cannot be reached now; null where it can. */
export interface Meant {
  readonly conversation: Conversation;
  readonly reason: string | null;
}

/**
 * The conversations that are meant, in the order given. Those of networks, never one with a person alone; where roles are named, the
 * conversations with the people who have one of them instead. Pure: the same conversations give the same list.
 */
export function audienceOf(audience: Audience, conversations: readonly Conversation[], around: Around): Meant[] {
  const isMeant = isMeantBy(audience, around);
  return conversations.filter(isMeant).map((conversation) => ({ conversation, reason: reasonOf(conversation) }));
}

function isMeantBy({ role, ...filters }: Audience, around: Around): (conversation: Conversation) => boolean {
  return (conversation) => {
    const isPersonal = conversation.address.kind === 'person';
    const grants = (around.owners.get(conversation.id) ?? []).filter((grant) => role?.includes(grant.role) === true);
    if (role === undefined ? isPersonal || conversation.network === null : !isPersonal || grants.length === 0) return false;
    // What a person alone speaks for is what her role names, else what she set there.
    const named = grants.flatMap(({ network }) => network ?? []);
    const codes = named.length > 0 ? named : conversation.network === null ? [] : [conversation.network];
    return fits(filters, conversation, codes.flatMap((code) => around.networks.get(code) ?? []), around);
  };
}

function fits({ region, network, kind, language, platform, tag, unseen }: Omit<Audience, 'role'>, conversation: Conversation, networks: readonly Network[], { networks: directory, tags, unseen: notSeen }: Around): boolean {
  return (
    meets(region, networks.flatMap((one) => [one.region, ...one.reviewRegions])) &&
    meets(network, networks.map(({ code }) => code)) &&
    meets(kind, networks.map((one) => one.kind)) &&
    meets(language, [languageFor(conversation, directory)]) &&
    meets(platform, [conversation.address.platform]) &&
    (tag === undefined || tag.some((one) => networks.some(({ code }) => hasTag(tags.get(code) ?? [], one)))) &&
    meets(unseen, notSeen.get(conversation.id) ?? [])
  );
}

function meets<One>(wanted: readonly One[] | undefined, has: readonly One[]): boolean {
  return wanted === undefined || wanted.some((one) => has.includes(one));
}

/** Teams can be written to only where it once told us its address. */
function reasonOf({ state, reason, address }: Conversation): string | null {
  if (state === 'unreachable') return reason ?? 'closed';
  return address.platform === 'teams' && address.route === null ? 'no service URL is known for this conversation' : null;
}
