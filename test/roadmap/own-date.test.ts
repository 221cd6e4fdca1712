import { expect, it } from 'vitest';
import { ownId } from '../../src/roadmap/own-date.js';
import { MilestoneId } from '../../src/roadmap/milestone.js';

it.each([
  ['KE', 'National consultation', 'ke-national-consultation-2027'],
  ['FR', 'Réunion du Conseil, n° 2', 'fr-reunion-du-conseil-n-2-2027'],
  ['EG', 'مشاورة وطنية', 'eg-date-2027'],
  ['arab-states', '磋商', 'arab-states-date-2027'],
  ['KE', 'A'.repeat(300), `ke-${'a'.repeat(50)}-2027`],
])('names a date of %s, “%s”, by an id that holds', (network, title, id) => {
  expect(ownId(network, title, '2027-02-10', () => false)).toBe(id);
  expect(MilestoneId.safeParse(id).success).toBe(true);
});

it('numbers an id that is taken', () => {
  expect(ownId('KE', 'Cabinet', '2027-02-10', (id) => !id.endsWith('-3'))).toBe('ke-cabinet-2027-3');
});
