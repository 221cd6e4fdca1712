import type { Account } from '../chat/conversation.js';
import type { Mention } from '../chat/incoming.js';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { GivenRole } from './change-role.js';
import { accountOf, type Grant } from './person.js';

/** What `role give|take WHO ROLE [NETWORK]` asks for, or which part of it cannot be read. */
export type RoleRead =
  | { readonly kind: 'wish'; readonly verb: 'grant' | 'revoke'; readonly account: Account; readonly grant: Grant }
  | { readonly kind: 'unread'; readonly what: 'form' | 'person' | 'role' | 'network'; readonly text: string };

/** Reads it. WHO is somebody mentioned, or an account as `who` writes it. */
export function readRole(text: string, mentions: readonly Mention[], networks: NetworkDirectory): RoleRead {
  const [, verb = '', rest = ''] = /^(give|take)\s+(\S[\s\S]*)$/i.exec(text.trim()) ?? [];
  if (verb === '') return { kind: 'unread', what: 'form', text };
  const named = readWho(rest, mentions);
  if (named === undefined) return { kind: 'unread', what: 'person', text: rest };
  const grant = readGrant(named.after, networks);
  return 'what' in grant ? { kind: 'unread', ...grant } : { kind: 'wish', verb: verb.toLowerCase() === 'give' ? 'grant' : 'revoke', account: named.account, grant };
}

function readWho(text: string, mentions: readonly Mention[]): { readonly account: Account; readonly after: string } | undefined {
  const mention = mentions.find((one) => text.startsWith(one.text));
  if (mention !== undefined) return { account: mention.account, after: text.slice(mention.text.length).trim() };
  const [word = '', ...rest] = text.split(/\s+/);
  // A bare name would be a console account: in chat that is more likely a name that was not mentioned.
  const account = word.includes(':') ? accountOf(word) : undefined;
  return account === undefined ? undefined : { account, after: rest.join(' ') };
}

/** Reads `editor`, `focal-point KE`: a role, and a network where it needs one. */
export function readGrant(text: string, networks: NetworkDirectory): Grant | { readonly what: 'role' | 'network'; readonly text: string } {
  const [, word = '', rest = ''] = /^(focal[\s-]point|\S+)\s*([\s\S]*)$/i.exec(text.trim()) ?? [];
  const role = GivenRole.safeParse(word.toLowerCase().replace(' ', '-')).data;
  if (role === undefined) return { what: 'role', text: word };
  const asked = rest.replace(/^(for|of)\s+/i, '');
  if (role !== 'focal-point') return asked === '' ? { role, network: null } : { what: 'role', text };
  const network = findNetwork(asked, networks);
  return network === undefined ? { what: 'network', text: asked } : { role, network: network.code };
}
