import { describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { guessNetwork } from '../../src/networks/guess.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const guess = (name: string | null, zone: string | null = null, team: string | null = null) => guessNetwork({ name, team, zone }, networks);

describe('which network a new conversation may be of', () => {
  it.each([
    ['unnm-kenya', 'KE'], ['Kenya Migration Network', 'KE'], ['réseau_migrations_sénégal', 'SN'], ['senegal', 'SN'], ['red-república-dominicana', 'DO'], ['iom-guinea-bissau', 'GW'],
    ['south-sudan-coordination', 'SS'], ['papua-new-guinea', 'PG'], ['شبكة مصر', 'EG'], ['сеть-казахстан', 'KZ'], ['网络-肯尼亚', 'KE'], ['cote-d-ivoire', null], ['côte-d’ivoire', 'CI'],
    ['arab-states', 'arab-states'], ['regional-west-and-central-africa', 'west-central-africa'], ['drc', null], ['dem-rep', null],
  ])('reads %s as %s', (name, code) => expect(guess(name)).toBe(code));

  it('guesses nothing where two are named, or only a word that looks like a code', () => {
    expect([guess('kenya-uganda-border'), guess('it-support'), guess('people-in-need'), guess('general'), guess(null)]).toEqual([null, null, null, null, null]);
  });

  it('takes two letters for a country only where the clock says so too', () => {
    expect([guess('migration-ke', 'Africa/Nairobi'), guess('migration-ke', 'Europe/Paris')]).toEqual(['KE', 'FR']);
  });

  it('asks the team’s name, then the clock, where the channel’s name says nothing', () => {
    expect([guess('General', null, 'Network of Ghana'), guess('general', 'Asia/Manila'), guess('kenya', 'Asia/Manila')]).toEqual(['GH', 'PH', 'KE']);
  });
});
