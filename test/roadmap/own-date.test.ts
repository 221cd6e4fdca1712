import { afterEach, expect, it } from 'vitest';
import { ownId } from '../../src/roadmap/own-date.js';
import { MilestoneId } from '../../src/roadmap/milestone.js';
import { channel, questionRoom } from '../support/question-room.js';

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

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

it('says so where a date of a network lies farther ahead than dates are kept, and keeps nothing', async () => {
  const room = await questionRoom('2026-12-03T10:00:00Z');
  close = room.close;
  await room.says('UAMINA', channel('C1'), 'network KE');
  const before = (await room.store.reads.roadmap.milestones()).length;

  const [typed] = await room.says('UAMINA', channel('C1'), 'add our date 2126-12-18 Our jubilee');
  const { direct } = await room.happens('UAMINA', channel('C1'), { kind: 'submitted', form: 'roadmap.add-ours', about: {}, values: { title: 'Our jubilee', 'first-day': '2126-12-18' } });

  expect(typed?.text).toContain('“2126-12-18” lies too far ahead: I keep dates up to the end of 2098.');
  expect(direct).toMatchObject({ kind: 'form-errors', errors: { 'first-day': '“2126-12-18” lies too far ahead: I keep dates up to the end of 2098.' } });
  expect((await room.store.reads.roadmap.milestones()).length).toBe(before);
});
