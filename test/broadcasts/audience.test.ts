import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Audience, audienceOf, type Around } from '../../src/broadcasts/audience.js';
import type { Conversation } from '../../src/networks/conversation.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { given } from '../support/cast.js';

const networks = readNetworkDirectory(join(packageRoot, 'data'));
const conversation = (id: string, some: Partial<Conversation> = {}): Conversation => ({
  id, address: { platform: 'slack', tenant: 'T1', conversation: id, kind: 'channel', route: null }, state: 'open', reason: null, network: 'KE', language: null, zone: null, hour: WallTime.parse('09:00'), locale: null,
  createdAt: instantFromMs(0), revision: 1, ...some,
});
const teams = (id: string, some: Partial<Conversation> = {}): Conversation => conversation(id, { address: { platform: 'teams', tenant: 'T2', conversation: id, kind: 'channel', route: 'http://127.0.0.1/' }, ...some });
const alone = (id: string, some: Partial<Conversation> = {}): Conversation => conversation(id, { address: { platform: 'slack', tenant: 'T1', conversation: id, kind: 'person', route: null }, ...some });

const around: Around = {
  networks, owners: new Map([['amina', [{ role: 'focal-point', network: 'KE' }]], ['daniel', [{ role: 'approver', network: null }]]]),
  tags: new Map([['KE', ['pilot']], ['SN', ['Équipe-A']]]), unseen: new Map([['senegal', [3]]]),
};
const all = [
  conversation('kenya'), conversation('senegal', { network: 'SN' }), teams('brazil', { network: 'BR' }), conversation('arab', { network: 'arab-states', language: 'ar' }), conversation('nameless', { network: null }),
  alone('amina', { network: null }), alone('daniel'), conversation('gone', { network: 'FR', state: 'unreachable', reason: 'is_archived' }),
];
const ids = (audience: Audience, some: readonly Conversation[] = all): string[] => audienceOf(audience, some, around).map(({ conversation: { id } }) => id);

describe('to whom a broadcast goes', () => {
  it('means every conversation with a network, and none with a person alone', () => {
    expect(ids({})).toEqual(['kenya', 'senegal', 'brazil', 'arab', 'gone']);
  });

  it.each<[string, Audience, string[]]>([
    ['a network', { network: ['KE', 'BR'] }, ['kenya', 'brazil']],
    ['a kind of network', { kind: ['regional'] }, ['arab']],
    ['a platform', { platform: ['teams'] }, ['brazil']],
    ['the language in which it is told there', { language: ['ar'] }, ['arab']],
    ['a language that a country speaks', { language: ['fr'] }, ['senegal', 'gone']],
    ['a tag', { tag: ['pilot', 'other'] }, ['kenya']],
    ['a tag, however it is written', { tag: ['ÉQUIPE-a'] }, ['senegal']],
    ['those who have not seen another', { unseen: [3] }, ['senegal']],
    ['several at once: each must hold', { language: ['fr'], unseen: [3] }, ['senegal']],
    ['several that nobody meets', { language: ['ar'], platform: ['teams'] }, []],
  ])('narrows by %s', (_what, audience, expected) => {
    expect(ids(audience)).toEqual(expected);
  });

  it('narrows by a region, whichever list of regions names it', () => {
    const kenya = networks.get('KE');

    expect(ids({ region: [kenya?.region ?? ''] })).toContain('kenya');
    expect(ids({ region: [...(kenya?.reviewRegions ?? [])] })).toContain('kenya');
    expect(ids({ region: [kenya?.region ?? ''] })).not.toContain('brazil');
  });

  it('goes to the people with a role where they write alone, for the network of that role', () => {
    expect(ids({ role: ['focal-point'] })).toEqual(['amina']);
    expect(ids({ role: ['focal-point'], network: ['KE'] })).toEqual(['amina']);
    expect(ids({ role: ['focal-point'], network: ['BR'] })).toEqual([]);
    expect(ids({ role: ['approver'] })).toEqual(['daniel']);
  });

  it('says who cannot be reached, and why', () => {
    const silent = teams('silent', { address: given(teams('silent').address, { route: null }) });

    expect(audienceOf({}, [...all, silent], around).flatMap(({ conversation: { id }, reason }) => (reason === null ? [] : [[id, reason]]))).toEqual([['gone', 'is_archived'], ['silent', 'no service URL is known for this conversation']]);
  });

  it('only loses conversations by another filter, never gains one', () => {
    const filters = fc.record({ network: fc.subarray(['KE', 'SN', 'BR', 'arab-states'], { minLength: 1 }), platform: fc.subarray(['slack', 'teams'] as const, { minLength: 1 }), language: fc.subarray(['en', 'fr', 'ar'] as const, { minLength: 1 }) }, { requiredKeys: [] });
    fc.assert(fc.property(filters, filters, (one, other) => {
      const both = ids(Audience.parse({ ...one, ...other }));
      const wide = ids(Audience.parse(other));
      expect(both.filter((id) => !wide.includes(id))).toEqual([]);
    }));
  });
});
